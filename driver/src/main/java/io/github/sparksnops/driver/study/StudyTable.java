package io.github.sparksnops.driver.study;

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
            List<Manifest> manifests = Manifests.read(path.resolve(StudyDirectory.ROUNDS));
            String configuration = StudyFile.hash(path.resolve(StudyDirectory.STUDY));
            for (Manifest manifest : manifests) {
                Manifests.requireOwn(path, manifest, configuration);
                Manifests.check(path, manifest, false);
            }
            return new FinishedRounds(path, manifests);
        } catch (IOException e) {
            throw new UserError(
                    path.toString(), "cannot be read: " + e.getMessage(), "check that you may read the directory");
        }
    }

    /** A path as Spark's readers and SQL take it, which look for globs in it. */
    public static String asGlob(Path path) {
        return path.toString().replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
    }

    static List<Path> files(Path study, List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(m -> m.files().stream())
                .map(f -> study.resolve(f.path()))
                .toList();
    }
}
