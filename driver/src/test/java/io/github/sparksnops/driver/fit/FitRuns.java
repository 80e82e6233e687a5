package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.run.LocalEngine;
import io.github.sparksnops.driver.run.RoundEngine;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.driver.sweep.WaveSizing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs fits with the simulator "fake" in directories below a folder; a directory that holds a fit is resumed.
 *
 * @param log what runs said
 */
public record FitRuns(Path folder, StringWriter log) {
    private static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "abc");
    /** Longer than any fit here. */
    private static final double SECONDS_PER_TRIAL = 0.001;

    public static FitRuns in(Path folder) {
        return new FitRuns(folder, new StringWriter());
    }

    public FitSummary run(String name, FitConfiguration fit) {
        return run(name, fit, 1);
    }

    FitSummary run(String name, FitConfiguration fit, int slots) {
        return run(name, fit, List.of(), study -> local(study, slots), () -> false);
    }

    FitSummary runFrom(String name, FitConfiguration fit, List<Evaluation> earlier) {
        return run(name, fit, earlier, study -> local(study, 1), () -> false);
    }

    FitSummary runOn(String name, FitConfiguration fit, Function<StudyDirectory, RoundEngine> engine) {
        return run(name, fit, List.of(), engine, () -> false);
    }

    FitSummary runUntil(String name, FitConfiguration fit, BooleanSupplier stopAsked) {
        return run(name, fit, List.of(), study -> local(study, 1), stopAsked);
    }

    static RoundEngine local(StudyDirectory study, int slots) {
        return new LocalEngine(study, "fake", slots, WaveSizing.DEFAULT);
    }

    private FitSummary run(
            String name,
            FitConfiguration fit,
            List<Evaluation> earlier,
            Function<StudyDirectory, RoundEngine> engine,
            BooleanSupplier stopAsked) {
        try (StudyDirectory study = open(name, fit, earlier)) {
            return new FitLoop(
                            fit,
                            study,
                            Strategies.of(fit),
                            engine.apply(study),
                            SECONDS_PER_TRIAL,
                            new ProgressLine(new PrintWriter(log), false),
                            stopAsked)
                    .run();
        }
    }

    private StudyDirectory open(String name, FitConfiguration fit, List<Evaluation> earlier) {
        String out = path(name).toString();
        return Files.exists(path(name).resolve("study.yaml"))
                ? StudyDirectory.resume(out, fit, SOFTWARE)
                : StudyDirectory.create(out, fit, SOFTWARE, directory -> FitLoop.startFrom(earlier, directory));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path proposals(String name, int round) {
        return path(name).resolve("rounds/%05d.proposals.json".formatted(round));
    }

    /** Rows of the table as a fit reads them. */
    List<StoredTrials.Row> rows(String name) {
        return new StoredTrials(List.of("tau_decay_i", "j_ee"))
                .read(StudyTable.files(path(name).toString()));
    }

    /** Rows by trial as text, without what may differ between runs. */
    List<String> science(String name) {
        return rows(name).stream()
                .map(row -> String.join(
                        " ",
                        row.trialId(),
                        row.parametersId(),
                        Integer.toString(row.repeat()),
                        row.fidelity(),
                        Arrays.toString(row.values()),
                        row.status().toString(),
                        row.reason(),
                        row.statistics().toString()))
                .sorted()
                .toList();
    }

    void assertSameFit(String actual, FitSummary actualEnd, String expected, FitSummary expectedEnd) {
        assertThat(science(actual)).as("rows of %s", actual).isEqualTo(science(expected));
        assertThat(Fits.texts(actualEnd.history())).isEqualTo(Fits.texts(expectedEnd.history()));
        assertThat(actualEnd.end()).isEqualTo(expectedEnd.end());
    }
}
