package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The table of a study's finished trials, for reading; takes no lock, so a running study may be read. */
public final class StudyTable {
    private StudyTable() {}

    /**
     * Files of all finished rounds, absolute, with their sizes checked.
     *
     * @param directory as given by the user
     * @throws UserError where there is no study, it has no finished round yet, or it is damaged
     */
    public static List<Path> files(String directory) {
        return finished(directory).requireSome().files();
    }

    /**
     * What is finished by now; the files' sizes are checked.
     *
     * @param directory as given by the user
     * @throws UserError where there is no study, or it is damaged
     */
    public static FinishedRounds finished(String directory) {
        Path path = StudyPath.of(directory);
        StudyPath.requireStudy(path, "give the directory that `snops sweep` wrote with --out");
        try {
            String configuration = StudyFile.hash(path.resolve(StudyDirectory.STUDY));
            List<Manifest> rounds = read(path, configuration).requireWhole().rounds();
            return new FinishedRounds(path, rounds);
        } catch (IOException e) {
            throw new UserError(
                    path.toString(), "cannot be read: " + e.getMessage(), "check that you may read the directory");
        }
    }

    /**
     * All that manifests and files say of a study, with everything that is wrong; each file is read to its end.
     *
     * @param directory as given by the user
     * @throws UserError where there is no study, or its configuration is not what its rows were made with
     */
    public static RoundList inspect(String directory) throws IOException {
        Path path = StudyPath.of(directory);
        StudyPath.requireStudy(path, "give the directory that `snops sweep` or `snops fit` wrote with --out");
        ExperimentConfiguration study = ConfigurationReader.readAny(configurationFile(path));
        StudyFile.requireSame(configurationFile(path), study);
        return RoundList.read(path)
                .own(StudyFile.hash(study), study.positions())
                .checked(true);
    }

    /** Where the configuration of a study stands. */
    public static Path configurationFile(Path study) {
        return study.resolve(StudyDirectory.STUDY);
    }

    /** A second time where something is wrong: the files of small rounds may just have become one. */
    private static RoundList read(Path path, String configuration) throws IOException {
        RoundList rounds = readOnce(path, configuration);
        return rounds.damages().isEmpty() ? rounds : readOnce(path, configuration);
    }

    private static RoundList readOnce(Path path, String configuration) throws IOException {
        return RoundList.read(path).own(configuration, Integer.MAX_VALUE).checked(false);
    }

    /** A path as Spark's readers and SQL take it, which look for globs in it; local ones have no scheme. */
    public static String asGlob(Path path) {
        return path.toString().replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
    }
}
