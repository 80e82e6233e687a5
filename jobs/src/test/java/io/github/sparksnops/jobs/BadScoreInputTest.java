package io.github.sparksnops.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the user of scores can mend, before Spark starts: exit code 2, one message, nothing written. */
class BadScoreInputTest {
    private static final String CONFIGURATION = SmallNetwork.SBN;
    private static final Path TARGET = Snops.ROOT.resolve("conf/targets/demo-1.yaml");

    @TempDir
    private Path folder;

    @BeforeEach
    void fillFolder() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/notes.txt"), "mine");
        Files.writeString(folder.resolve("file"), "mine");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("sql DIR/full SELECT --target DIR/none.yaml", CONFIGURATION, "full", "no study"),
                fault("score", CONFIGURATION, "DIR... TARGET", "--help"),
                fault("score TARGET", CONFIGURATION, "DIR... TARGET", "--help"),
                fault("score DIR/none TARGET", CONFIGURATION, "none", "no such directory", "--out"),
                fault("score DIR/full TARGET", CONFIGURATION, "full", "no study in it", "--out"),
                fault("score DIR/full TARGET" + BadInputTest.RAPIDS, CONFIGURATION, BadInputTest.NO_GPU),
                fault("reachable TARGET DIR/full" + BadInputTest.RAPIDS, CONFIGURATION, BadInputTest.NO_GPU),
                fault("score DIR/file TARGET", CONFIGURATION, "file", "no study in it"),
                fault("score DIR/no*/x TARGET", CONFIGURATION, "no*/x", "no study matches", "snops sweep"),
                fault("score DIR/[a TARGET", CONFIGURATION, "[a", "no pattern of paths", "'runs/*'"),
                fault("score s3a://bucket/x TARGET", CONFIGURATION, "s3a://bucket", "hadoop-aws"),
                fault("score TARGET DIR/full", CONFIGURATION, "full", "folder", "snops score DIR... TARGET.yaml"),
                fault("score DIR/full DIR/none.yaml", CONFIGURATION, "none.yaml", "no such file", "conf/targets"),
                fault("score DIR/full CONFIG", CONFIGURATION, "study.yaml:1 network", "a configuration, not a target"),
                fault("score DIR/full CONFIG", "", "study.yaml", "empty"),
                fault("score DIR/full CONFIG", "n_neuron: [", "study.yaml:1", "broken YAML"),
                fault(
                        "score DIR/full CONFIG",
                        scalarTarget("5, variance: 1, varianc: 1"),
                        "varianc",
                        "Did you mean variance?"),
                fault("score DIR/full CONFIG", scalarTarget("0.1, variance: 0"), "rate_hz.variance", "above 0"),
                fault(
                        "score DIR/full TARGET --format xml",
                        CONFIGURATION,
                        "--format",
                        "'xml'",
                        "table, csv, json, parquet"),
                fault(
                        "score DIR/full TARGET --format parquet",
                        CONFIGURATION,
                        "--format parquet",
                        "--out FILE.parquet"),
                fault("score DIR/full TARGET --limit 0", CONFIGURATION, "--limit 0", "at least 1"),
                fault("score DIR/full TARGET --limit few", CONFIGURATION, "--limit", "'few'", "--help"),
                fault("score DIR/full TARGET --metric L3", CONFIGURATION, "--metric", "'L3'", "L1, L2"),
                fault(
                        "score DIR/full TARGET --statistics rate",
                        CONFIGURATION,
                        "--statistics rate",
                        "no statistic",
                        "rate_hz"),
                fault("score DIR/full TARGET --statistics rate_hz,", CONFIGURATION, "'' is no statistic"),
                fault("score DIR/full CONFIG --statistics fano_factor", scalarTarget("5, variance: 1"), "weight 0"),
                fault(
                        "score DIR/full TARGET --out DIR/full",
                        CONFIGURATION,
                        "--out",
                        "this is a folder",
                        "Name a file"),
                fault(
                        "score DIR/full TARGET --out DIR/no/x.csv",
                        CONFIGURATION,
                        "--out",
                        "there is no folder",
                        "writable"),
                fault("score DIR/full TARGET --conf x", CONFIGURATION, "--conf x", "no Spark setting"),
                fault("score DIR/full TARGET --master nonsense", CONFIGURATION, "--master nonsense", "local[*]"),
                fault("verify", CONFIGURATION, "DIR", "--help"),
                fault("verify DIR/none", CONFIGURATION, "none", "no such directory", "--out"),
                fault("verify DIR/full", CONFIGURATION, "full", "no study in it", "snops fit"),
                fault("verify s3a://bucket/x", CONFIGURATION, "s3a://bucket", "hadoop-aws"),
                fault("compact", CONFIGURATION, "DIR", "--help"),
                fault("compact DIR/none", CONFIGURATION, "none", "no such directory", "--out"),
                fault("compact DIR/full", CONFIGURATION, "full", "no study in it", "snops fit"),
                fault("reachable TARGET", CONFIGURATION, "DIR...", "--help"),
                fault("reachable TARGET DIR/none", CONFIGURATION, "none", "no such directory"),
                fault("reachable TARGET DIR/full", CONFIGURATION, "full", "no study in it"),
                fault("reachable TARGET DIR/no*", CONFIGURATION, "no*", "no study matches"),
                fault(
                        "reachable DIR/full TARGET",
                        CONFIGURATION,
                        "full",
                        "folder",
                        "snops reachable TARGET.yaml DIR..."),
                fault(
                        "reachable CONFIG DIR/full",
                        CONFIGURATION,
                        "study.yaml:1 network",
                        "a configuration, not a target"),
                fault("reachable TARGET DIR/full --format csv", CONFIGURATION, "--format", "'csv'", "table, json"),
                fault(
                        "reachable TARGET DIR/full --statistics fano",
                        CONFIGURATION,
                        "--statistics fano",
                        "fano_factor"));
    }

    /** A target of a rate alone. */
    private static String scalarTarget(String mean) {
        return "n_neuron: 10\ncount_window_ms: 200\ncount_windows: 8\nweights: {fano_factor: 0, count_correlation: 0,"
                + " shared_variance: 0, shared_dimensionality: 0, eigenspectrum: 0}\nstatistics: {rate_hz: {mean: "
                + mean + "}}\n";
    }

    private static Arguments fault(String command, String yaml, String... fragments) {
        return UserFault.of(command, yaml, fragments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void run_fault_oneMessageAndNothingWritten(UserFault fault) throws IOException {
        fault.assertReported(folder, Map.of("TARGET", TARGET));
    }
}
