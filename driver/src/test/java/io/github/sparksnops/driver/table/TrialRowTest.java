package io.github.sparksnops.driver.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.stats.Estimate;
import io.github.sparksnops.stats.PopulationStatistics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRowTest {
    private static final TrialSettings SETTINGS = Studies.of(1, 1, 1, 1).fullSettings();
    private static final Trial TRIAL =
            new TrialFactory(SETTINGS, 1).withSeed(SETTINGS.model().template().defaultValues(), 3, -1);
    private static final Provenance RUN = new Provenance("study", "cpu", "asked for", "a device", 1, "a host", 2, 3004);

    @Test
    void of_completedTrial_hasItsStatisticsAndRates() {
        TrialRow row = TrialRow.of(SETTINGS, TRIAL, completed(), RUN);

        assertThat(row.get("status")).isEqualTo("COMPLETED");
        assertThat(row.get("reason")).isNull();
        assertThat(row.get("repeat")).isEqualTo(3);
        assertThat(row.get("seed")).isEqualTo("18446744073709551615");
        assertThat(row.get("fidelity")).isEqualTo("full");
        assertThat(row.get("j_ee")).isEqualTo(20.0);
        assertThat(row.get("rate_hz")).isEqualTo(5.5);
        assertThat(row.get("rate_hz_se")).isEqualTo(0.25);
        assertThat(row.get("fano_factor_se")).isNull();
        assertThat(row.get("shared_variance")).isNull();
        assertThat(row.get("active_neurons")).isEqualTo(70);
        assertThat(row.get("spikes_e")).isEqualTo(900L);
        assertThat((Double) row.get("rate_e_hz")).isCloseTo(10.0, within(1e-12));
        assertThat((Double) row.get("rate_i_hz")).isCloseTo(5.0, within(1e-12));
        assertThat(row.get("attempt")).isEqualTo(2);
        assertThat(row.toMap()).containsEntry("finished_ms", 3004.0);
    }

    @Test
    void of_stoppedTrial_ratesAreOverWhatWasSimulated() {
        TrialResult stopped = infeasible(9_999);
        TrialResult stoppedInBurnIn = infeasible(3_000);

        assertThat((Double) TrialRow.of(SETTINGS, TRIAL, stopped, RUN).get("rate_e_hz"))
                .isCloseTo(20.0, within(1e-12));
        assertThat(TrialRow.of(SETTINGS, TRIAL, stoppedInBurnIn, RUN).get("rate_e_hz"))
                .isNull();
        assertThat(TrialRow.of(SETTINGS, TRIAL, stopped, RUN).get("reason")).isEqualTo("spike_budget");
        assertThat(TrialRow.of(SETTINGS, TRIAL, stopped, RUN).get("statistics_ms"))
                .isNull();
    }

    @Test
    void toMap_failedTrial_hasEveryColumnAndNoNumberThatIsNone() {
        TrialResult failed =
                new TrialResult(Status.FAILED, Optional.of("an error"), Optional.empty(), Optional.empty(), 0);

        Map<String, Object> map = TrialRow.of(SETTINGS, TRIAL, failed, RUN).toMap();

        assertThat(map.keySet())
                .containsExactlyElementsOf(TrialColumns.of(SETTINGS.model()).names());
        assertThat(map).containsEntry("reason", "an error").containsEntry("simulate_ms", null);
    }

    @Test
    void of_statisticThatIsNotFinite_isNull() {
        TrialResult result = new TrialResult(
                Status.COMPLETED,
                Optional.empty(),
                completed().simulation(),
                Optional.of(new PopulationStatistics.Computed(
                        1,
                        2,
                        new Estimate(Double.NaN, OptionalDouble.of(Double.NaN)),
                        estimate(1),
                        estimate(Double.POSITIVE_INFINITY),
                        Optional.empty())),
                1);

        TrialRow row = TrialRow.of(SETTINGS, TRIAL, result, RUN);

        assertThat(row.get("rate_hz")).isNull();
        assertThat(row.get("rate_hz_se")).isNull();
        assertThat(row.get("count_correlation")).isNull();
    }

    @Test
    void fileWriter_closedBeforeFinished_leavesNothing(@TempDir Path directory) throws IOException {
        TrialColumns columns = TrialColumns.of(SETTINGS.model());

        try (TrialFileWriter writer = TrialFileWriter.open(directory, "a", columns, Map.of())) {
            writer.write(TrialRow.of(SETTINGS, TRIAL, completed(), RUN));
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void fileWriter_diskFullWhenFinished_leavesNothing(@TempDir Path directory) throws IOException {
        TrialColumns columns = TrialColumns.of(SETTINGS.model());

        assertThatThrownBy(() -> {
                    try (TrialFileWriter writer = TrialFileWriter.open(
                            directory.resolve("a.parquet"), columns, Map.of(), path -> new FullDisk(path, 4))) {
                        writer.write(TrialRow.of(SETTINGS, TRIAL, completed(), RUN));
                        writer.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space");

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    /** A file on a disk with room for so many bytes. */
    private static final class FullDisk implements OutputFile {
        private final Path path;
        private final long room;

        private FullDisk(Path path, long room) {
            this.path = path;
            this.room = room;
        }

        @Override
        public PositionOutputStream create(long blockSize) throws IOException {
            OutputStream file = Files.newOutputStream(path);
            return new PositionOutputStream() {
                private long position;

                @Override
                public long getPos() {
                    return position;
                }

                @Override
                public void write(int b) throws IOException {
                    if (position == room) {
                        throw new IOException("No space left on device");
                    }
                    file.write(b);
                    position++;
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    @Test
    void fileWriter_finished_fileHasTheColumnsAndTheMetadata(@TempDir Path directory) throws IOException {
        TrialColumns columns = TrialColumns.of(SETTINGS.model());
        Path file;
        try (TrialFileWriter writer = TrialFileWriter.open(directory, "a", columns, Map.of("key", "text"))) {
            writer.write(TrialRow.of(SETTINGS, TRIAL, completed(), RUN));
            file = writer.finish();
        }

        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            assertThat(reader.getRecordCount()).isEqualTo(1);
            assertThat(reader.getFileMetaData().getKeyValueMetaData()).containsEntry("key", "text");
            assertThat(reader.getFileMetaData().getSchema().getFields())
                    .extracting(field -> field.getName())
                    .containsExactlyElementsOf(columns.names());
        }
    }

    private static TrialResult completed() {
        return new TrialResult(
                Status.COMPLETED,
                Optional.empty(),
                Optional.of(simulation(new SimulationOutcome.Completed())),
                Optional.of(new PopulationStatistics.Computed(
                        70,
                        9,
                        new Estimate(5.5, OptionalDouble.of(0.25)),
                        estimate(1.1),
                        estimate(0.1),
                        Optional.empty())),
                1.5);
    }

    private static TrialResult infeasible(int step) {
        return new TrialResult(
                Status.INFEASIBLE,
                Optional.of("spike_budget"),
                Optional.of(simulation(new SimulationOutcome.Infeasible(InfeasibilityRule.SPIKE_BUDGET, step))),
                Optional.empty(),
                0);
    }

    /** 80 + 20 neurons, 1.5 s with 0.5 s of burn-in in steps of 0.1 ms. */
    private static SimulationResult simulation(SimulationOutcome outcome) {
        return new SimulationResult(outcome, new CountTable(100, 9), List.of(900L, 110L), List.of(800L, 100L), 9, 1, 2);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, OptionalDouble.empty());
    }
}
