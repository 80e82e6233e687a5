package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.TrialCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was run, with what, and how it ended.
 *
 * @param kind {@code sweep} or {@code fit}
 * @param planned trials of the whole plan; 0 where a budget decides
 * @param counts by status and reason, and times; of all rows
 * @param wallMs of the rounds together
 * @param software that made the rows
 * @param configuration the study's file, without what resuming needs
 */
record ReportedStudy(
        @JsonProperty("name") String name,
        @JsonProperty("kind") String kind,
        @JsonProperty("network") String network,
        @JsonProperty("planned") long planned,
        @JsonProperty("counts") TrialCounts counts,
        @JsonProperty("rounds") int rounds,
        @JsonProperty("started") String started,
        @JsonProperty("finished") String finished,
        @JsonProperty("wall_ms") long wallMs,
        @JsonProperty("software") List<String> software,
        @JsonProperty("configuration") String configuration) {
    private static final String NOT_FOR_PEOPLE = "# science: |# What the rows depend on";

    static ReportedStudy of(FinishedRounds study, ExperimentConfiguration configuration) {
        List<Manifest> rounds = study.rounds();
        boolean fit = configuration.command().equals("fit");
        return new ReportedStudy(
                study.name(),
                configuration.command(),
                configuration.model().templateName(),
                fit ? 0 : configuration.positions(),
                study.trials(),
                rounds.size(),
                rounds.stream().map(Manifest::started).min(String::compareTo).orElse(""),
                rounds.stream().map(Manifest::finished).max(String::compareTo).orElse(""),
                rounds.stream().mapToLong(Manifest::wallMs).sum(),
                rounds.stream()
                        .map(round -> round.version() + ", commit " + round.commit())
                        .distinct()
                        .toList(),
                text(study));
    }

    private static String text(FinishedRounds study) {
        try {
            return Files.readAllLines(study.configurationFile()).stream()
                    .filter(line -> !line.matches("(" + NOT_FOR_PEOPLE + ").*"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + study.configurationFile() + ": " + e.getMessage(), e);
        }
    }
}
