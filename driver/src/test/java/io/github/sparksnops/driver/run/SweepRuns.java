package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.spark.MadeUpStudy;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.table.Provenance;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.table.TrialFileWriter;
import io.github.sparksnops.driver.table.TrialFooter;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;

/**
 * Sweeps in directories below a folder: 120 trials in six waves of two files, with rows that are functions of the trials' seeds and take no
 * time. One that is there is resumed.
 */
public record SweepRuns(Path folder) {
    public static final StudyConfiguration STUDY = Studies.of(6, 5, 4, 11);
    public static final int TRIALS = 120;
    public static final int WAVES = 6;
    public static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "abcdef");

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
            List<PlanRange> left = new ArrayList<>();
            for (PlanRange range : PlanRange.missing(plan.size(), study.done())) {
                for (int first = range.first(); first < range.end(); first += TRIALS / WAVES) {
                    left.add(new PlanRange(first, Math.min(range.end(), first + TRIALS / WAVES)));
                }
            }
            left.stream().limit(waves).forEach(range -> runWave(study, plan, range));
            return study;
        }
    }

    private static void runWave(StudyDirectory study, SweepPlan plan, PlanRange range) {
        RoundFiles files = RoundFiles.begin(study);
        int middle = range.first() + range.size() / 2;
        List<String> names = List.of(
                write(files.target(), "a", plan, new PlanRange(range.first(), middle)),
                write(files.target(), "b", plan, new PlanRange(middle, range.end())));
        files.finish(plan, range, names);
    }

    private static String write(TrialWork.Target target, String name, SweepPlan plan, PlanRange range) {
        TrialColumns columns = TrialColumns.of(plan.model());
        Provenance run = new Provenance(target.study(), "made up", "", "", 1, "here", 0, 0);
        try (TrialFileWriter writer =
                TrialFileWriter.open(UserPath.of(target.directory()), name, columns, target.origin())) {
            for (int position = range.first(); position < range.end(); position++) {
                Trial trial = plan.trials().at(0, position);
                writer.write(TrialRow.of(columns, plan.settings(), trial, result(trial), run));
            }
            return writer.finish().getFileName().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrialResult result(Trial trial) {
        long kind = Long.remainderUnsigned(trial.seed(), 20);
        if (kind == 0) {
            return MadeUpStudy.ended(TrialResult.Status.FAILED, "an error, on purpose");
        }
        return kind < 4
                ? MadeUpStudy.ended(TrialResult.Status.INFEASIBLE, "silent")
                : MadeUpStudy.drawn(trial.seed(), 10);
    }

    /** Copies a closed study, with all that belongs to it. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** All rows in the order of the table, in all columns that the study decides. */
    public List<String> rows(String name) {
        return rows(name, TrialColumns.CIRCUMSTANCES);
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
