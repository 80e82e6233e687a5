package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.study.RoundReport;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.table.Provenance;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialFileWriter;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.stats.Estimate;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.SharedStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Studies with rows that nobody simulated, for what reads them. */
public final class MadeUpStudy implements AutoCloseable {
    private static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "abcdef");

    /** One trial a second from then on. */
    private static final Instant FIRST_FINISHED = Instant.parse("2026-01-01T00:00:00Z");

    /** How a trial ended. */
    public interface Ending {
        TrialResult of(Trial trial);
    }

    private final StudyConfiguration study;
    private final SweepPlan plan;
    private final StudyDirectory directory;
    private final Ending ending;
    private int written;

    private MadeUpStudy(Path path, StudyConfiguration study, Ending ending) {
        this.study = study;
        this.plan = SweepPlan.of(study);
        this.directory = StudyDirectory.create(path.toString(), study, SOFTWARE);
        this.ending = ending;
    }

    /** Starts a study without rows. */
    public static MadeUpStudy start(Path path, StudyConfiguration study, Ending ending) {
        return new MadeUpStudy(path, study, ending);
    }

    /** Writes a whole study in files of so many rows, each a wave. */
    public static void write(Path path, StudyConfiguration study, int rowsPerFile, Ending ending) {
        try (MadeUpStudy made = start(path, study, ending)) {
            while (made.addWave(rowsPerFile)) {
                continue;
            }
        }
    }

    /** Adds a wave of one file; false where the plan was finished before. */
    public boolean addWave(int rows) {
        PlanRange range = new PlanRange(written, Math.min(plan.size(), written + rows));
        if (range.size() == 0) {
            return false;
        }
        int round = directory.nextRound();
        TrialColumns columns = TrialColumns.of(study.model());
        TrialPlan.Trials trials = plan.trials();
        List<String> ids = new ArrayList<>();
        TrialCounts counts = TrialCounts.NONE;
        Path folder = directory.trialsOf(round);
        try {
            Files.createDirectories(folder);
            try (TrialFileWriter writer = TrialFileWriter.open(folder, "part", columns, directory.origin())) {
                for (int position = range.first(); position < range.end(); position++) {
                    Trial trial = trials.at(0, position);
                    TrialResult result = ending.of(trial);
                    writer.write(TrialRow.of(
                            columns,
                            plan.settings(),
                            trial,
                            result,
                            new Provenance(
                                    directory.name(),
                                    "made up",
                                    "",
                                    "a device",
                                    1,
                                    "here",
                                    0,
                                    FIRST_FINISHED.plusSeconds(position).toEpochMilli())));
                    ids.add(trial.trialId());
                    counts = counts.plus(
                            TrialCounts.of(result.status(), result.reason().orElse(""), 0, 0, 0));
                }
                Path file = writer.finish();
                directory.commit(
                        new RoundReport(round, range, Instant.now(), Instant.now(), counts), List.of(file), ids);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        written = range.end();
        return true;
    }

    /**
     * A trial that completed.
     *
     * @param scalars rate, Fano factor, correlation, shared variance and dimensionality; NaN where missing
     * @param eigenspectrum empty for none of factor analysis
     */
    public static TrialResult completed(double[] scalars, double[] eigenspectrum) {
        Optional<SharedStatistics> shared = eigenspectrum.length == 0
                ? Optional.empty()
                : Optional.of(new SharedStatistics(estimate(scalars[3]), estimate(scalars[4]), eigenspectrum, 1));
        PopulationStatistics statistics = new PopulationStatistics.Computed(
                60, 9, estimate(scalars[0]), estimate(scalars[1]), estimate(scalars[2]), shared);
        return new TrialResult(Status.COMPLETED, Optional.empty(), Optional.empty(), Optional.of(statistics), 1);
    }

    /** A trial that did not. */
    public static TrialResult ended(Status status, String reason) {
        return new TrialResult(status, Optional.of(reason), Optional.empty(), Optional.empty(), 0);
    }

    /** Plausible statistics drawn from a seed, with a descending spectrum of so many entries, a fifth of them above 0. */
    public static TrialResult drawn(long seed, int neurons) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scalars = {
            1 + 9 * random.nextDouble(),
            0.8 + random.nextDouble(),
            0.01 * random.nextDouble(),
            0.3 * random.nextDouble(),
            8 * random.nextDouble()
        };
        double[] spectrum = new double[neurons];
        double value = 2 + 6 * random.nextDouble();
        for (int i = 0; i < neurons / 5; i++) {
            spectrum[i] = value;
            value *= random.nextDouble();
        }
        return completed(scalars, spectrum);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, OptionalDouble.of(0.01));
    }

    @Override
    public void close() {
        directory.close();
    }
}
