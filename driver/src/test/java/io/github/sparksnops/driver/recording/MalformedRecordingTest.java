package io.github.sparksnops.driver.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file that is no recording gets one message: where, what and how. */
class MalformedRecordingTest {
    private static final String HEAD = "time_ms,neuron\n";
    private static final ReadOptions COUNTS = Recordings.counts(CountOrientation.NEURONS_BY_WINDOWS, null);

    @TempDir
    private Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                text("", "file is empty"),
                text("\n\n# nothing\n", "file is empty"),
                text(HEAD, "holds no spikes"),
                text("a,b\n1,2\n", "no column of time (time_ms or time_s); there are a, b", "--counts"),
                text("time_ms,cell\n1,2\n", "no column of neurons"),
                text("time_ms neuron\n1 2\n", "a.csv:1", "stand apart by blanks"),
                text("1,2\n3,4\n", "first line has no names of columns", "time_ms"),
                text("time,neuron\n1,2\n", "does not tell the unit", "--time-unit"),
                text(HEAD + "1,2\n3\n", "a.csv:3", "1 values, but 2 columns"),
                text(HEAD + "1,2\n3,4,5\n", "a.csv:3", "3 values"),
                text(HEAD + "1,2\n3,\n", "a.csv:3 neuron", "there is no value"),
                text(HEAD + "1,2\nx,2\n", "a.csv:3 time_ms", "'x' is no number"),
                text(HEAD + "1,2\nNaN,2\n", "a.csv:3", "a spike at NaN ms"),
                text(HEAD + "1,2\nInfinity,2\n", "a.csv:3", "a spike at Infinity ms", "104 days"),
                text(HEAD + "-1,2\n", "a.csv:2", "a spike at -1 ms", "shift them"),
                text(HEAD + "1e12,2\n", "a.csv:2", "a spike at 1000000000000 ms", "--time-unit"),
                text(
                        HEAD + "5,2\n4,3\n3,2\n",
                        "a.csv:4",
                        "neuron 2 spikes at 3 ms, after a spike at 5",
                        "sort the file"),
                text(HEAD + "1,2.5\n", "a.csv:2", "2.5 is no id"),
                text(HEAD + "1,-2\n", "a.csv:2", "-2 is no id"),
                text(HEAD + "1,3000000000\n", "a.csv:2", "3000000000 is no id"),
                text(HEAD + "1,NaN\n", "a.csv:2", "NaN is no id"),
                text(HEAD + "0,1\n150,1\n", "0 count windows of 200 ms", "--time-unit"),
                text(HEAD + "0,1\n350,1\n", "1 count window: a variance needs at least 2"),
                text(
                        HEAD + "0,1\n9000000000,1\n9000000001,60000\n",
                        "neurons 0 to 60,000",
                        "MB",
                        "--time-unit",
                        "smaller ids"));
    }

    private static Arguments text(String text, String... fragments) {
        return Arguments.of(text, List.of(fragments));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void read_malformedText_oneMessage(String text, List<String> fragments) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), text);

        assertProblem(file, ReadOptions.DEFAULT, CountOptions.DEFAULT, fragments);
    }

    static Stream<Arguments> matrices() {
        return Stream.of(
                text("1,2\n3,-4\n", "row 2 column 2", "-4 is no count"),
                text("1,2\n3.5,4\n", "row 2 column 1", "3.5 is no count", "not rates"),
                text("1,2\n3,NaN\n", "NaN is no count"),
                text("1,65536\n", "65536 is no count"),
                text("1,2\n3\n", "a.csv:2", "1 values, but 2 in the first row"),
                text(",w0,w1\n0,1,2\n", "column '' holds numbers of rows", "index=False"),
                text("Unnamed: 0,w0,w1\n0,1,2\n", "column 'Unnamed: 0' holds numbers of rows"),
                text("0,1,2,3,4,5\n3,1,0,2,0,1\n", "a.csv:1", "numbers of columns", "header=False"),
                text("1\n2\n", "1 count window: a variance needs"),
                text(HEAD + "1,2\n", "has times of spikes, not counts"));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void read_malformedCounts_oneMessage(String text, List<String> fragments) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), text);

        assertProblem(file, COUNTS, Recordings.window(200), fragments);
    }

    static Stream<Arguments> epochs() {
        return Stream.of(
                text("100", "'100' is no epoch", "START-END in ms"),
                text("a-b", "'a-b' is no epoch"),
                text("-5-100", "is no epoch"),
                text("0-1e300", "is no epoch"),
                text("500-100", "ends before it has begun"),
                text("0-500,400-900", "0-500 ms and 400-900 ms overlap"),
                text("0-,400-900", "overlap"),
                text("0-50000", "--epochs 0-50000", "last spike at 1000 ms"),
                text("1000-", "--epochs 1000-", "last spike at 1000 ms"),
                text("0-400,500-650", "0 count windows of 200 ms in the epoch 500-650"),
                text("none.csv", "no such file"));
    }

    @ParameterizedTest
    @MethodSource("epochs")
    void read_epochsThatDoNotFit_oneMessage(String items, List<String> fragments) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (int t = 0; t <= 1000; t += 10) {
            text.append(t).append(",1\n");
        }
        Path file = Files.writeString(folder.resolve("a.csv"), text);

        UserError error = catchThrowableOfType(
                UserError.class, () -> Session.read(file, ReadOptions.DEFAULT, Recordings.epochs(items.split(","))));

        assertMessage(error, fragments);
    }

    static Stream<Arguments> epochFiles() {
        return Stream.of(
                text("", "epochs.csv: the file is empty"),
                text("start_ms,end_ms\n", "it holds no epochs"),
                text("a,b\n0,1\n", "columns are not start_ms and end_ms"),
                text("start_s,end_s\n0,0.2\n0.2,NaN\n", "epochs.csv:3 end_s: 'NaN' is no time"),
                text("start_s,end_s\n-1,0.2\n", "epochs.csv:2", "-1-0.2 s starts before 0"),
                text("start_s,end_s\n0.4,0.2\n", "epochs.csv:2", "ends before it has begun"),
                text("start_ms,end_ms\n0,200\n100,300\n", "overlap"));
    }

    @ParameterizedTest
    @MethodSource("epochFiles")
    void parse_malformedFileOfEpochs_oneMessage(String text, List<String> fragments) throws IOException {
        Path file = Files.writeString(folder.resolve("epochs.csv"), text);

        UserError error = catchThrowableOfType(UserError.class, () -> Epochs.parse(List.of(file.toString())));

        assertMessage(error, fragments);
    }

    static Stream<Arguments> files() {
        ReadOptions none = ReadOptions.DEFAULT;
        ReadOptions ms = Recordings.IN_MS;
        ReadOptions population =
                new ReadOptions(none.timeScale(), none.counts(), none.variable(), Optional.of("e"), NeuronRanges.ALL);
        return Stream.of(
                file(
                        "table-v5.mat",
                        ms,
                        "results (",
                        "table",
                        "only MATLAB can read",
                        "table2array(results)",
                        "conf/targets"),
                file("table-v73.mat", ms, "results (", "table", "only MATLAB can read", "conf/targets"),
                file("cell-v5.mat", none, "unit of the times in spikes", "--time-unit"),
                file("cell-v5.mat", COUNTS, "spikes (1x12 cell)", "times of spikes, not counts"),
                file(
                        "several-v7.mat",
                        ms,
                        "several variables",
                        "events (1027x2 double)",
                        "counts (12x50 uint8)",
                        "--variable"),
                file(
                        "several-v7.mat",
                        Recordings.reading(TimeScale.MS, "x"),
                        "--variable x",
                        "no such variable",
                        "events"),
                file(
                        "several-v7.mat",
                        Recordings.reading(TimeScale.MS, "label"),
                        "label",
                        "neither a matrix nor a cell"),
                file("several-v7.mat", Recordings.reading(TimeScale.MS, "counts"), "neither two columns", "--counts"),
                file("several-v73.mat", ms, "several variables", "events (1027x2 double)", "spikes (1x12 cell)"),
                file("several-v73.mat", Recordings.reading(null, "spikes"), "--time-unit"),
                file("several-v73.mat", Recordings.reading(TimeScale.MS, "data.counts"), "data.counts (12x50 uint8)"),
                file("no-units.nwb", none, "no table `units`"),
                file("units.nwb", COUNTS, "times of spikes, not counts"),
                file("units.nwb", population, "--population e", "choose by --neurons"),
                file("units.nwb", Recordings.reading(null, "x"), "--variable x", "for .mat files"),
                file("spikes.csv", population, "--population e", "no column population"),
                file("spikes.csv", Recordings.neurons("3,40-50"), "--neurons 3,40-50", "no 40-50", "from 0 to 11"),
                file("make_recordings.py", none, ".csv, .parquet, .mat or .nwb"));
    }

    private static Arguments file(String name, ReadOptions options, String... fragments) {
        return Arguments.of(name, options, List.of(fragments));
    }

    @ParameterizedTest
    @MethodSource("files")
    void read_fileThatDoesNotFitTheOptions_oneMessage(String name, ReadOptions options, List<String> fragments) {
        assertProblem(Recordings.file(name), options, CountOptions.DEFAULT, fragments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell-v5.mat", "several-v7.mat", "several-v73.mat", "units.nwb"})
    void read_truncatedAnywhere_saysSo(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Recordings.file(name));
        Path file = folder.resolve(name);
        for (double part : new double[] {0.02, 0.1, 0.3, 0.5, 0.7, 0.9}) {
            Files.write(file, Arrays.copyOf(whole, (int) (part * whole.length)));

            UserError error = catchThrowableOfType(
                    UserError.class, () -> Session.read(file, Recordings.reading(TimeScale.MS, variable(name)), WHOLE));

            assertMessage(error, List.of(name));
        }
    }

    private static final CountOptions WHOLE = Recordings.WHOLE;

    private static String variable(String name) {
        return name.startsWith("several-v7.") ? "events" : name.startsWith("several") ? "spikes" : null;
    }

    @Test
    void read_truncatedParquet_saysSo() throws IOException {
        Path file = parquet("required double time_ms; required int32 neuron;", 5, 0);
        byte[] whole = Files.readAllBytes(file);
        for (double part : new double[] {0.02, 0.5, 0.9, 0.99}) {
            Files.write(file, Arrays.copyOf(whole, (int) (part * whole.length)));

            assertProblem(file, ReadOptions.DEFAULT, CountOptions.DEFAULT, List.of("a.parquet: no Parquet file"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required int64 time_ms (TIMESTAMP(MILLIS,true)); required int32 neuron;| a.parquet row 1 time_ms | TIMESTAMP",
                "required int64 time_ms (DECIMAL(10,3)); required int32 neuron;         | a.parquet row 1 time_ms | DECIMAL",
                "required int32 time_ms (DATE); required int32 neuron;                  | a.parquet row 1 time_ms | DATE",
                "required boolean time_ms; required int32 neuron;                       | a.parquet row 1 time_ms | no number",
                "repeated double time_ms; required int32 neuron;                        | a.parquet row 1 time_ms | no number",
                "required double time_ms; optional group neuron { optional int32 id; }  | a.parquet row 1 neuron  | no number",
                "required double time_ms; optional int32 neuron;                        | a.parquet row 1 neuron  | there is no value",
                "required double t; required int32 neuron;                              | a.parquet               | no column of time"
            })
    void read_parquetColumnsThatAreNoNumbers_oneMessage(String columns, String where, String what) throws IOException {
        Path file = columns.contains("optional") ? parquet(columns, 5) : parquet(columns, 5, 0);

        assertProblem(file, ReadOptions.DEFAULT, CountOptions.DEFAULT, List.of(where, what));
    }

    @Test
    void read_parquetWithNumbersOfRows_oneMessage() throws IOException {
        Path file = parquet("required int64 w0; required int64 __index_level_0__;", 3, 1);

        assertProblem(file, COUNTS, Recordings.window(200), List.of("__index_level_0__", "index=False"));
    }

    private Path parquet(String columns, double... row) throws IOException {
        return ParquetFiles.write(folder.resolve("a.parquet"), CompressionCodecName.SNAPPY, columns, row);
    }

    @ParameterizedTest
    @CsvSource({"3 2, unsorted ends", "3 9, '2 ids, 2 ends'", "2 3, '4 spike times'", "4, 1 ends"})
    void read_unitsThatDoNotBelongTogether_oneMessage(String ends, String fragment) {
        Path file = folder.resolve("a.nwb");
        try (WritableHdfFile content = HdfFile.write(file)) {
            WritableGroup units = content.putGroup("units");
            units.putDataset("id", new int[] {0, 1});
            units.putDataset("spike_times", new double[] {0.1, 0.5, 0.9, 0.3});
            units.putDataset(
                    "spike_times_index",
                    Arrays.stream(ends.split(" ")).mapToInt(Integer::parseInt).toArray());
        }

        assertProblem(
                file, ReadOptions.DEFAULT, CountOptions.DEFAULT, List.of("a.nwb units", "do not belong", fragment));
    }

    @ParameterizedTest
    @CsvSource({"a.mat, no MATLAB file", "a.nwb, no NWB file", "a.parquet, no Parquet file", "a.csv, not UTF-8"})
    void read_otherBytes_saysWhatTheyAreNot(String name, String fragment) throws IOException {
        Path file = Files.write(
                folder.resolve(name), new byte[] {(byte) 0xC3, 0x28, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

        assertProblem(file, ReadOptions.DEFAULT, CountOptions.DEFAULT, List.of(name, fragment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mat", "a.nwb", "a.parquet", "a.csv"})
    void read_emptyFile_oneMessage(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));

        assertProblem(file, ReadOptions.DEFAULT, CountOptions.DEFAULT, List.of(name));
    }

    @Test
    void read_folder_oneMessage() {
        assertProblem(folder, ReadOptions.DEFAULT, CountOptions.DEFAULT, List.of("folder"));
    }

    private static void assertProblem(Path file, ReadOptions reading, CountOptions counting, List<String> fragments) {
        UserError error = catchThrowableOfType(UserError.class, () -> Session.read(file, reading, counting));

        assertMessage(error, fragments);
    }

    private static void assertMessage(UserError error, List<String> fragments) {
        assertThat(error).as("refused").isNotNull();
        assertThat(error.problems()).hasSize(1);
        Problem problem = error.problems().get(0);
        assertThat(problem.toString()).contains(fragments).doesNotContain("Exception", "\n");
        assertThat(problem.how()).isNotBlank();
    }
}
