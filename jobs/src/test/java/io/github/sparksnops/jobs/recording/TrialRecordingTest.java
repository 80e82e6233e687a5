package io.github.sparksnops.jobs.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.BalancedTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRecordingTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(2000, 500, 200, 0.05);

    @TempDir
    private Path folder;

    private final NetworkSpec spec = BalancedTemplate.RANDOM.instantiate(
            BalancedTemplate.RANDOM.defaultLayout(), BalancedTemplate.RANDOM.defaultValues());

    @Test
    void keep_csv_holdsRowsWithExactTimes() throws IOException {
        Path spikes = folder.resolve("s.csv");
        Path voltages = folder.resolve("v.csv");
        try (TrialRecording recording = open(spikes, voltages)) {
            write(recording);
            recording.keep();
        }

        assertThat(spikes).hasContent("time_ms,neuron,population\n0.15,0,e\n0.15,2499,e\n0.35,2500,i\n");
        assertThat(voltages)
                .hasContent("time_ms,neuron,v_mv\n0.35,0,-60.5\n0.35,7,-61.25\n0.40,0,-10.0\n0.40,7,-65.0\n");
        assertThat(files()).containsExactly("s.csv", "v.csv");
    }

    @Test
    void keep_parquet_holdsTheSameRows() throws IOException {
        Path spikes = folder.resolve("s.parquet");
        Path voltages = folder.resolve("v.PARQUET");
        try (TrialRecording recording = open(spikes, voltages)) {
            write(recording);
            recording.keep();
        }

        assertThat(rows(spikes)).containsExactly("0.15 0 e", "0.15 2499 e", "0.35 2500 i");
        assertThat(rows(voltages)).containsExactly("0.35 0 -60.5", "0.35 7 -61.25", "0.4 0 -10.0", "0.4 7 -65.0");
        assertThat(files()).containsExactly("s.parquet", "v.PARQUET");
    }

    @Test
    void close_notKept_leavesTheOldFile() throws IOException {
        Path spikes = folder.resolve("s.csv");
        Files.writeString(spikes, "old");
        try (TrialRecording recording = open(spikes, folder.resolve("v.parquet"))) {
            write(recording);
        }

        assertThat(spikes).hasContent("old");
        assertThat(files()).containsExactly("s.csv");
    }

    @Test
    void keep_diskFull_isTheUsersToMendAndLeavesNothing() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        // The file under its temporary name leads to a disk that is always full.
        Files.createSymbolicLink(
                folder.resolve(".s.csv." + ProcessHandle.current().pid() + ".tmp"), full);

        try (TrialRecording recording = open(folder.resolve("s.csv"), folder.resolve("v.csv"))) {
            write(recording);

            assertThatThrownBy(recording::keep).isInstanceOf(UserError.class).hasMessageContaining("cannot be written");
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void open_folderOrOtherEnding_isRefused() throws IOException {
        Files.createDirectory(folder.resolve("d.csv"));

        assertThatThrownBy(() -> open(folder.resolve("d.csv"), folder.resolve("v.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> open(folder.resolve("s.csv"), folder.resolve("v.txt")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(".csv or .parquet");
        assertThat(files()).containsExactly("d.csv");
    }

    private TrialRecording open(Path spikes, Path voltages) {
        return TrialRecording.open(spec, WINDOW, Optional.of(spikes), Optional.of(voltages), List.of(0, 7));
    }

    private static void write(TrialRecording recording) {
        Recording request = recording.request();
        request.spikes().orElseThrow().accept(0, new int[] {3, 3, 7, 99}, new int[] {0, 2499, 2500, 1}, 3);
        request.voltages().orElseThrow().sink().accept(0, 7, new float[] {-60.5f, -61.25f, -10, -65, 1, 1}, 2);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new GroupReaderBuilder(new LocalInputFile(file)).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                String third = row.getType().getFieldName(2).equals("population")
                        ? row.getString(2, 0)
                        : Float.toString(row.getFloat(2, 0));
                rows.add(row.getDouble("time_ms", 0) + " " + row.getInteger("neuron", 0) + " " + third);
            }
        }
        return rows;
    }

    /** Parquet's own builder for files asks for a read support in this way. */
    private static final class GroupReaderBuilder extends ParquetReader.Builder<Group> {
        GroupReaderBuilder(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
