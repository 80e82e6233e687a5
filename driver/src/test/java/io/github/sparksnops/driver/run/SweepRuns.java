package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.table.TrialFooter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;

/**
 * Sweeps with the simulator "fake", without Spark, in directories below a folder: 120 trials in six waves of two files. One that is there
 * is resumed.
 */
public record SweepRuns(Path folder) {
    public static final StudyConfiguration STUDY = Studies.of(6, 5, 4, 11);
    public static final int TRIALS = 120;
    public static final int WAVES = 6;
    public static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "abcdef");

    /** What may differ between two runs of one study. */
    private static final Set<String> RUN_COLUMNS = Set.of(
            "study",
            "simulator",
            "simulator_reason",
            "device",
            "batch_size",
            "build_ms",
            "simulate_ms",
            "statistics_ms",
            "host",
            "attempt");

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Runs all that is missing; the study is closed then. */
    public StudyDirectory run(String name) {
        return run(name, WAVES);
    }

    /** Runs at most so many waves. */
    public StudyDirectory run(String name, int waves) {
        String out = path(name).toString();
        SweepPlan plan = SweepPlan.of(STUDY);
        try (StudyDirectory study = Files.exists(path(name).resolve("study.yaml"))
                ? StudyDirectory.resume(out, STUDY, SOFTWARE)
                : StudyDirectory.create(out, STUDY, SOFTWARE)) {
            RoundEngine engine = new LocalEngine(study, "fake", 2, WaveSizing.DEFAULT);
            List<PlanRange> left = new ArrayList<>();
            for (PlanRange range : PlanRange.missing(plan.size(), study.done())) {
                for (int first = range.first(); first < range.end(); first += TRIALS / WAVES) {
                    left.add(new PlanRange(first, Math.min(range.end(), first + TRIALS / WAVES)));
                }
            }
            // Seconds of a trial that make a task of ten.
            left.stream().limit(waves).forEach(range -> engine.run(plan, range, 0.1));
            return study;
        }
    }

    /** All rows in the order of the table, in all columns that the study decides. */
    public List<String> rows(String name) {
        return rows(name, RUN_COLUMNS);
    }

    /** The same with every column. */
    public List<String> wholeRows(String name) {
        return rows(name, Set.of());
    }

    private List<String> rows(String name, Set<String> without) {
        List<String> rows = new ArrayList<>();
        try {
            for (Path file : StudyTable.files(path(name).toString())) {
                TrialFileReader.read(
                        file, TrialFooter.of(file).schema().toString(), row -> rows.add(text(row, without)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String text(Group row, Set<String> without) {
        return IntStream.range(0, row.getType().getFieldCount())
                .filter(field -> row.getFieldRepetitionCount(field) > 0
                        && !without.contains(row.getType().getFieldName(field)))
                .mapToObj(field -> row.getType().getFieldName(field) + "="
                        + (row.getType().getType(field).isPrimitive()
                                ? row.getValueToString(field, 0)
                                : row.getGroup(field, 0).toString()))
                .collect(Collectors.joining(" "));
    }

    /** The first file of rows of a round. */
    public Path file(String name, int round) throws IOException {
        try (var files = Files.list(path(name).resolve("trials/round=%05d".formatted(round)))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    public Path manifest(String name, int round) {
        return path(name).resolve("rounds/%05d.json".formatted(round));
    }
}
