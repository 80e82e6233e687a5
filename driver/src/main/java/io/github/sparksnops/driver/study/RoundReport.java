package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.TrialCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a finished round has to say about itself. */
public record RoundReport(int round, PlanRange range, Instant started, Instant finished, TrialCounts trials) {
    Manifest manifest(
            String trialIds, List<Manifest.DataFile> files, SoftwareVersion software, String configurationHash) {
        return new Manifest(
                round,
                range.first(),
                range.end(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                finished.truncatedTo(ChronoUnit.MILLIS).toString(),
                Duration.between(started, finished).toMillis(),
                trials,
                trialIds,
                files,
                software.version(),
                software.commit(),
                configurationHash);
    }
}
