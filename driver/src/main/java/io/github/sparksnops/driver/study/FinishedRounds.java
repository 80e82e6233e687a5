package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.List;

/**
 * What a study has finished by now: rounds that end later are not among it.
 *
 * @param study its directory, absolute
 * @param files of all finished rounds, absolute; empty where there is none
 * @param trials in those files
 */
public record FinishedRounds(Path study, List<Path> files, TrialCounts trials) {
    public FinishedRounds {
        files = List.copyOf(files);
    }

    /** Where the study's configuration stands. */
    public Path configurationFile() {
        return study.resolve(StudyDirectory.STUDY);
    }

    /** Configuration that the rows were made with. */
    public ExperimentConfiguration configuration() {
        return ConfigurationReader.readAny(configurationFile());
    }

    /** Throws unless there is a row to read. */
    public FinishedRounds requireSome() {
        if (files.isEmpty()) {
            throw new UserError(
                    study.toString(), "no wave of this study is finished yet", "wait, or continue it with --resume");
        }
        return this;
    }
}
