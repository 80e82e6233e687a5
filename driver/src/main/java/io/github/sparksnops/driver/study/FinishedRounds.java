package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a study has finished by now: rounds that end later are not among it.
 *
 * @param study its directory, absolute
 * @param rounds in order; empty where none is finished
 */
public record FinishedRounds(Path study, List<Manifest> rounds) {
    public FinishedRounds {
        rounds = List.copyOf(rounds);
    }

    /** Files of all finished rounds, absolute. */
    public List<Path> files() {
        return RoundList.files(study, rounds);
    }

    /** Trials in those files. */
    public TrialCounts trials() {
        return RoundList.counts(rounds);
    }

    /** Where what belongs to rounds besides their rows is kept. */
    public Path roundsPath() {
        return study.resolve(StudyDirectory.ROUNDS);
    }

    /** Name of the study: that of its directory. */
    public String name() {
        return study.getFileName().toString();
    }

    /** Where the study's configuration stands. */
    public Path configurationFile() {
        return study.resolve(StudyDirectory.STUDY);
    }

    /** Configuration that the rows were made with. */
    public ExperimentConfiguration configuration() {
        return ConfigurationReader.readAny(configurationFile());
    }

    /**
     * SQL that defines the views of the study over its files.
     *
     * @param target what {@code scores} holds the trials against; a fit has its own where this is empty
     */
    public String views(SqlDialect dialect, Optional<TargetStatistics> target) {
        ExperimentConfiguration configuration = configuration();
        return Views.text(dialect, study, files(), configuration, target.or(configuration::targetStatistics));
    }

    /** Throws unless there is a row to read. */
    public FinishedRounds requireSome() {
        if (files().isEmpty()) {
            throw new UserError(
                    study.toString(), "no wave of this study is finished yet", "wait, or continue it with --resume");
        }
        return this;
    }
}
