package io.github.sparksnops.driver.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same spikes in every format give the same counts, to the last spike. */
class RecordingFormatsTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> spikeTimes() {
        return Stream.of(
                Arguments.of("spikes.csv", ReadOptions.DEFAULT),
                Arguments.of("cell-v5.mat", Recordings.IN_MS),
                Arguments.of("several-v7.mat", Recordings.reading(TimeScale.MS, "events")),
                Arguments.of("several-v7.mat", Recordings.reading(TimeScale.MS, "data.spikes")),
                Arguments.of("several-v73.mat", Recordings.reading(TimeScale.MS, "spikes")),
                Arguments.of("several-v73.mat", Recordings.reading(TimeScale.MS, "events")),
                Arguments.of("units.nwb", ReadOptions.DEFAULT));
    }

    static Stream<Arguments> counts() {
        CountOrientation rows = CountOrientation.NEURONS_BY_WINDOWS;
        return Stream.of(
                Arguments.of("counts.csv", Recordings.counts(rows, null)),
                Arguments.of("several-v7.mat", Recordings.counts(rows, "counts")),
                Arguments.of("several-v7.mat", Recordings.counts(rows, "sparse_counts")),
                Arguments.of("several-v73.mat", Recordings.counts(rows, "data.counts")));
    }

    @ParameterizedTest
    @MethodSource("spikeTimes")
    void read_spikeTimes_giveTheCountsOfTheScript(String name, ReadOptions options) {
        Session session = Session.read(Recordings.file(name), options, Recordings.WHOLE);

        assertThat(Recordings.matrix(session.counts(), Recordings.NEURONS)).isDeepEqualTo(expected());
        assertThat(session.lastSpikeMs().orElseThrow()).isBetween(9_900.0, 10_000.0);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void read_counts_areTaken(String name, ReadOptions options) {
        Session session = Session.read(Recordings.file(name), options, Recordings.window(200));

        assertThat(Recordings.matrix(session.counts(), Recordings.NEURONS)).isDeepEqualTo(expected());
        assertThat(session.lastSpikeMs()).isEmpty();
    }

    /** Counts as numpy's histogram has them. */
    private static int[][] expected() {
        try (Stream<String> lines = Files.lines(Recordings.file("counts.csv"))) {
            return lines.map(line -> Stream.of(line.split(","))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toArray(int[][]::new);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void read_countsTheOtherWayRound_areTransposed() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int w = 0; w < Recordings.WINDOWS; w++) {
            int window = w;
            lines.add(String.join(
                    ";",
                    Stream.of(expected())
                            .map(row -> Integer.toString(row[window]))
                            .toList()));
        }
        Path file = Files.write(folder.resolve("transposed.csv"), lines);

        Session session = Session.read(
                file, Recordings.counts(CountOrientation.WINDOWS_BY_NEURONS, null), Recordings.window(200));

        assertThat(Recordings.matrix(session.counts(), Recordings.NEURONS)).isDeepEqualTo(expected());
    }

    @Test
    void read_silentUnit_isKnownOnlyWhereTheFormatListsIt() {
        Session table = Session.read(Recordings.file("spikes.csv"), ReadOptions.DEFAULT, Recordings.WHOLE);
        Session units = Session.read(Recordings.file("units.nwb"), ReadOptions.DEFAULT, Recordings.WHOLE);

        assertThat(table.neurons()).as("neuron 7 has no row").isEqualTo(Recordings.NEURONS - 1);
        assertThat(units.neurons()).isEqualTo(Recordings.NEURONS);
        assertThat(units.meanRateHz() * units.neurons()).isCloseTo(table.meanRateHz() * table.neurons(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required int64 time_ms; optional double Unit;             | UNCOMPRESSED",
                "required double time_ms; required int32 neuron;           | SNAPPY",
                "optional float time_ms; optional int64 neuron_id;         | ZSTD",
                "required int32 time_ms; required int32 unit (INT_8);     | GZIP",
                "required double Time_ms; required int64 unit_id; optional binary sort (STRING); | LZ4_RAW"
            })
    void read_parquetOfAnyNumberTypesAndCodec_isTheSame(String columns, CompressionCodecName codec) throws IOException {
        double[][] spikes = {{5, 0}, {15, 2}, {25, 2}};
        Path file = ParquetFiles.write(folder.resolve("a.parquet"), codec, columns, spikes);

        Session session = Session.read(file, ReadOptions.DEFAULT, Recordings.window(10));

        assertThat(Recordings.matrix(session.counts(), 3)).isDeepEqualTo(new int[][] {{1, 0}, {0, 0}, {0, 1}});
    }
}
