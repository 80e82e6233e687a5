package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the user can mend: exit code 2, one message with what, where and how, no stack trace, nothing written. */
class BadInputTest {
    private static final String SBN = SmallNetwork.SBN;
    private static final String NEW = " --out DIR/new.yaml";
    private static final Path RECORDINGS =
            Snops.ROOT.resolve("driver/src/test/resources/io/github/sparksnops/driver/recording");
    static final String RAPIDS = " --master local[2] --conf spark.plugins=com.nvidia.spark.SQLPlugin";
    /** Where there is a GPU, the plugin is no mistake, and the next one is found. */
    static final String[] NO_GPU = Files.exists(Path.of("/dev/nvidia0"))
            ? new String[] {"no study in it"}
            : new String[] {
                "--conf spark.plugins=com.nvidia.spark.SQLPlugin",
                "this machine shows no NVIDIA GPU",
                "--conf spark.rapids.sql.mode=explainOnly"
            };

    private static final String GRID = SBN + "sweep: {tau_decay_i: [4, 8]}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void fillFolder() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/notes.txt"), "mine");
        Files.writeString(folder.resolve("file"), "mine");
        Files.writeString(folder.resolve("bad.conf"), "spark.a=\\u12");
        Files.createFile(folder.resolve("empty.csv"));
        Files.createFile(folder.resolve("empty.mat"));
        Files.writeString(folder.resolve("no.parquet"), "time_ms,neuron");
        cut("several-v7.mat", "cut-v7.mat");
        cut("several-v73.mat", "cut-v73.mat");
        cut("units.nwb", "cut.nwb");
    }

    /** Half a recording. */
    private void cut(String whole, String half) throws IOException {
        byte[] bytes = Files.readAllBytes(RECORDINGS.resolve(whole));
        Files.write(folder.resolve(half), Arrays.copyOf(bytes, bytes.length / 2));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                // configurations
                fault("simulate CONFIG", SBN + "windo: {}", "windo", "unknown key", "Did you mean window?"),
                fault("simulate CONFIG", "network: [", "study.yaml:", "broken YAML"),
                fault("simulate CONFIG", "", "study.yaml", "empty"),
                fault("simulate DIR/none.yaml", SBN, "none.yaml", "no such file"),
                fault("simulate DIR", SBN, "folder"),
                fault("simulate CONFIG", GRID, "sweep", "one trial", "snops sweep"),
                fault("sweep CONFIG --out DIR/new", SBN, "sweep", "no grid", "Add one"),
                fault("sweep CONFIG --out DIR/new", SBN + "sweep: {}", "grid is empty"),
                fault("sweep CONFIG --out DIR/new", SBN + "sweep: {tau_decay_i: [0]}", "at least 1"),
                fault("validate CONFIG", SBN + "parameters2: {}", "parameters2"),
                fault("validate CONFIG", SBN.replace("j_ex: 60", "j_exx: 60"), "j_exx", "Did you mean j_ex?"),
                fault("validate CONFIG", SBN.replace("j_ex: 60", "j_ei: 60"), "j_ei", "inhibition"),
                fault("validate CONFIG", SBN.replace("j_ex: 60", "j_ee: -1"), "j_ee", "excitation"),
                fault("validate CONFIG", SBN.replace("e: 100", "e: 99"), "sizes.e", "square", "100"),
                fault(
                        "validate CONFIG",
                        SBN.replace("neurons: 10", "neurons: 101"),
                        "statistics.neurons",
                        "at most 100"),
                fault("validate CONFIG", SBN.replace("2000", "-2000"), "window.duration_ms", "above 0"),
                fault("validate CONFIG", SBN.replace("2000", "two"), "'two' is no number"),
                fault("validate CONFIG", SBN.replace("2000", "150"), "not longer than the burn-in"),
                fault("validate CONFIG", SBN.replace("2000", "2000.01"), "whole number of steps"),
                fault("validate CONFIG --set window.dt_ms=0.2", SBN, "--set window.dt_ms=0.2", "no usable step"),
                fault("validate CONFIG --set seed=x", SBN, "--set seed=x", "no seed"),
                fault("validate CONFIG --set seed", SBN, "--set seed", "no change"),
                fault("simulate CONFIG", SBN.replace("e: 100,", "e: 1000000,"), "memory", "MB", "-Xmx8g"),
                fault(
                        "sweep CONFIG --out DIR/new",
                        GRID.replace("e: 100,", "e: 1000000,"),
                        "memory",
                        "MB",
                        "--master local[1]"),
                fault("bench --config DIR/none.yaml", SBN, "none.yaml", "no such file"),
                // command lines
                fault("", SBN, "Missing command", "--help"),
                fault("simulat CONFIG", SBN, "simulat", "Did you mean simulate?"),
                fault("simulate", SBN, "CONFIG", "--help"),
                fault("simulate CONFIG --jsn", SBN, "--jsn", "Did you mean --json?"),
                fault("simulate CONFIG CONFIG", SBN, "Unmatched argument"),
                fault("simulate CONFIG --seed", SBN, "--seed", "--help"),
                fault("simulate CONFIG --seed 1 --seed 2", SBN, "--seed", "only once"),
                fault("simulate CONFIG --seed abc", SBN, "--seed abc", "no seed", "64 bits"),
                fault("simulate CONFIG --simulator cpux", SBN, "--simulator", "no simulator 'cpux'", "cpu-scalar"),
                fault("simulate CONFIG --simulator gpu", SBN, "--simulator gpu", "Use --simulator cpu"),
                fault("simulate CONFIG --neurons 1", SBN, "--neurons", "belong together", "v.csv"),
                fault("simulate CONFIG --record-voltages DIR/v.csv", SBN, "--record-voltages", "belong together"),
                fault("simulate CONFIG --record-voltages DIR/v.csv --neurons 125", SBN, "no neuron 125", "0 to 124"),
                fault("simulate CONFIG --record-voltages DIR/v.csv --neurons 1,a", SBN, "'a' is no neuron"),
                fault("simulate CONFIG --record-voltages DIR/v.csv --neurons 5-1", SBN, "descends"),
                fault("simulate CONFIG --record-voltages DIR/v.csv --neurons 1,0-3", SBN, "neuron 1 stands twice"),
                fault("simulate CONFIG --record-spikes DIR/s.txt", SBN, "s.txt", ".csv or .parquet"),
                fault("simulate CONFIG --record-spikes DIR/no/s.csv", SBN, "s.csv", "cannot be written"),
                fault("simulate CONFIG --record-spikes DIR/no/s.parquet", SBN, "s.parquet", "cannot be written"),
                fault(
                        "simulate CONFIG --record-spikes DIR/s.csv --record-voltages DIR/s.csv --neurons 1",
                        SBN,
                        "spikes go to this file too"),
                fault(
                        "simulate CONFIG --record-spikes DIR/s.csv --record-voltages DIR/./s.csv --neurons 1",
                        SBN,
                        "spikes go to this file too"),
                fault("validate abacus://node/a.yaml", GRID, "abacus://node", "no Hadoop file system", "--packages"),
                fault(
                        "validate hdfs://a[b/a.yaml",
                        GRID,
                        "hdfs://a[b/a.yaml",
                        "no hdfs: URI",
                        "hdfs://host/folder/file"),
                fault("validate file:relative.yaml", GRID, "relative.yaml", "no such file"),
                fault("sweep CONFIG --out s3a://bucket/a", GRID, "s3a://bucket", "hadoop-aws"),
                fault("sweep CONFIG --out s3a:a", GRID, "s3a:a", "./s3a:a"),
                fault("sweep CONFIG", GRID, "--out"),
                fault("sweep CONFIG --out DIR/full", GRID, "full", "--out"),
                fault("sweep CONFIG --out DIR/file", GRID, "file", "--out"),
                fault("sweep CONFIG --out DIR/new --simulator gpu", GRID, "--simulator gpu"),
                fault("sweep CONFIG --out DIR/new --conf x", GRID, "--conf x", "no Spark setting"),
                fault(
                        "sweep CONFIG --out DIR/new --properties-file DIR/none",
                        GRID,
                        "--properties-file",
                        "no such file"),
                fault(
                        "sweep CONFIG --out DIR/new --properties-file DIR/bad.conf",
                        GRID,
                        "--properties-file",
                        "bad.conf"),
                fault("sweep CONFIG --out DIR/new --resume", GRID, "new"),
                fault("sweep CONFIG --out DIR/new --master nonsense", GRID, "--master nonsense", "local[*]"),
                fault("sweep CONFIG --out DIR/new --master local[0]", GRID, "--master local[0]", "above 0"),
                fault(
                        "sweep CONFIG --out DIR/new --master spark://127.0.0.1:1",
                        GRID,
                        "127.0.0.1:1",
                        "no master answers"),
                fault(
                        "sweep CONFIG --out DIR/new --conf spark.driver.maxResultSize=abc",
                        GRID,
                        "--conf spark.driver.maxResultSize=abc",
                        "Spark does not start"),
                fault("sweep CONFIG --out DIR/new --conf spark.master=local[x]", GRID, "local[x]"),
                fault(
                        "sweep CONFIG --out DIR/new --conf spark.snops.waveSecond=3",
                        GRID,
                        "spark.snops.waveSecond=3",
                        "Did you mean spark.snops.waveSeconds?"),
                fault(
                        "sweep CONFIG --out DIR/new" + RAPIDS,
                        GRID,
                        "--conf spark.plugins=com.nvidia.spark.SQLPlugin",
                        "simulations run without the RAPIDS plugin",
                        "it is for snops sql"),
                fault("sweep CONFIG --dry-run" + RAPIDS, GRID, "simulations run without the RAPIDS plugin"),
                fault(
                        "sweep CONFIG --out DIR/new --properties-file "
                                + Snops.ROOT.resolve("conf/rapids-sql.properties"),
                        GRID,
                        "simulations run without the RAPIDS plugin"),
                fault("sql DIR/full SELECT" + RAPIDS, SBN, NO_GPU),
                fault("sql DIR/full --query best" + RAPIDS, SBN, NO_GPU),
                fault("sweep CONFIG --dry-run --simulator nonsense", GRID, "--simulator", "nonsense"),
                fault("sweep CONFIG --dry-run --simulator gpu", GRID, "--simulator gpu"),
                fault("sweep CONFIG --dry-run --simulator nonsense --master yarn", GRID, "--simulator", "nonsense"),
                fault("sweep CONFIG --dry-run --master nonsense", GRID, "--master nonsense"),
                fault("sweep CONFIG --dry-run --conf spark.snops.x=3", GRID, "spark.snops.x=3"),
                fault("sweep CONFIG --dry-run --out DIR/full", GRID, "full", "not empty"),
                fault("sweep CONFIG --dry-run --out DIR/file/below", GRID, "is a file"),
                fault("sweep CONFIG --dry-run --out DIR/new --resume", GRID, "new", "no such directory"),
                fault("sweep CONFIG --dry-run --resume", GRID, "--out"),
                fault("sql DIR/full SELECT", SBN, "full"),
                fault("sql DIR/full --query bst", SBN, "sql --help", "best, pareto"),
                fault("sql DIR/full SELECT --query best", SBN, "QUERY", "more than one"),
                fault("sql", SBN, "DIR", "--queries"),
                fault("sql DIR/full --views oracle", SBN, "spark, duckdb"),
                fault("sql DIR/full", SBN, "QUERY"),
                fault("bench --threads 0", SBN, "--threads 0", "or all"),
                fault("bench --duration-ms 800", SBN, "--duration-ms 800", "1100"),
                fault("bench --duration-ms x", SBN, "--duration-ms", "'x'"),
                fault("bench --reference --config CONFIG", SBN, "--config", "--reference"),
                fault("bench --reference --threads 1,2", SBN, "--threads 1,2", "one number"),
                fault("bench --seeds 2", SBN, "--seeds 2", "--reference"),
                fault("bench --simulators foo", SBN, "--simulators foo", "cpu-scalar"),
                fault("bench --simulators gpu", SBN, "--simulators gpu", "Use --simulators cpu"),
                fault("bench --reference --simulators foo", SBN, "--simulators foo"),
                fault("bench --evaluations DIR/none.csv", SBN, "--evaluations", "--reference"),
                fault("bench --reference --evaluations DIR/none.csv", SBN, "none.csv", "no such file"),
                fault("bench --reference --evaluations DIR", SBN, "cannot be read"),
                fault("bench --reference --evaluations DIR/f --seeds 2", SBN, "--seeds 2", "once"),
                fault("bench --reference --points 2", SBN, "--points 2", "--evaluations"),
                fault("bench --reference --seeds 0", SBN, "--seeds 0", "at least 1"),
                fault("devices now", SBN, "Unmatched argument"),
                // recordings; TargetCommandTest has the options, MalformedRecordingTest the contents
                fault("target", SBN, "RECORDING", "--help"),
                fault("target DIR/none.mat" + NEW, SBN, "none.mat", "no such file"),
                fault("target DIR/full" + NEW, SBN, "full", "this is a folder"),
                fault("target DIR/full/notes.txt" + NEW, SBN, "notes.txt", ".csv, .parquet, .mat or .nwb"),
                fault("target DIR/empty.csv" + NEW, SBN, "empty.csv", "file is empty"),
                fault("target DIR/empty.mat" + NEW, SBN, "empty.mat", "file is empty"),
                fault("target DIR/cut-v7.mat" + NEW, SBN, "cut-v7.mat", "truncated"),
                fault("target DIR/cut-v73.mat" + NEW, SBN, "cut-v73.mat", "truncated"),
                fault("target DIR/cut.nwb" + NEW, SBN, "cut.nwb", "truncated"),
                fault("target DIR/no.parquet" + NEW, SBN, "no.parquet", "no Parquet file"),
                fault(
                        "target RECORDINGS/table-v5.mat" + NEW,
                        SBN,
                        "table-v5.mat",
                        "only MATLAB can read",
                        "table2array"),
                fault("target RECORDINGS/table-v73.mat" + NEW, SBN, "table-v73.mat", "only MATLAB can read"));
    }

    private static Arguments fault(String command, String yaml, String... fragments) {
        return UserFault.of(command, yaml, fragments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void run_fault_oneMessageAndNothingWritten(UserFault fault) throws IOException {
        fault.assertReported(folder, Map.of("RECORDINGS", RECORDINGS));
    }

    @Test
    void run_fiveFaults_fiveMessages() throws IOException {
        Path config = SmallNetwork.write(
                folder,
                """
                network: spatial-balanced
                sizes: {e: 2400}
                parameters: {j_ei: 5, j_foo: 1}
                window: {dt_ms: 0.2}
                repeats: none
                """);

        Snops snops = Snops.run("simulate", config);

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err().lines()).hasSize(5).allMatch(line -> line.startsWith("snops: " + config + ":"));
    }
}
