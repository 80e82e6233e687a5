package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TargetCommandTest {
    private static final Path EXAMPLE = Snops.ROOT.resolve("conf/examples/recording.csv");
    private static final String FAST = "--neurons-per-sampling 10 --bootstrap 4 --factor-analysis none";

    @TempDir
    private Path folder;

    @BeforeEach
    void fillFolder() throws IOException {
        Files.copy(EXAMPLE, folder.resolve("a.csv"));
        Files.copy(EXAMPLE, folder.resolve("b.csv"));
        Files.createDirectory(folder.resolve("full.yaml"));
        Files.writeString(folder.resolve("shuffled.csv"), "time_ms,neuron\n5,1\n3,1\n");
        Files.writeString(folder.resolve("counts.csv"), "1,2,3,4\n5,1,0,2\n");
    }

    private Snops run(String command) {
        List<Object> words = new ArrayList<>(List.of("target"));
        Arrays.stream(command.split(" "))
                .map(word -> word.replace("DIR", folder.toString()))
                .forEach(words::add);
        return Snops.run(words.toArray());
    }

    @Test
    void target_oneRecording_printsEveryStatisticWithItsShareAndWritesTheFile() {
        Snops snops = run("DIR/a.csv --neurons-per-sampling 10 --samplings 2 --bootstrap 4 --out DIR/t.yaml");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out()).contains("a.csv: ", "count windows of 200.0 ms", "SE", "cost share");
        for (Statistic statistic : Statistic.values()) {
            assertThat(snops.out())
                    .containsPattern(statistic.key() + " +-?\\d+\\.\\d+ +\\d+\\.\\d+ +\\d+\\.\\d+ +\\d+\\.\\d %");
        }
        assertThat(snops.out()).contains("4 bootstrap replicates", "known to about 82 %");
        assertThat(snops.err()).contains("snops: warning: --neurons-per-sampling 10: few neurons");
        assertThat(TargetReader.read(folder.resolve("t.yaml")).neurons()).isEqualTo(10);
    }

    @Test
    void target_twoSessions_varianceIsTakenOverThem() throws IOException {
        Files.writeString(
                folder.resolve("b.csv"), Files.readString(EXAMPLE).replaceAll("(?m)^\\d+\\.?\\d*,1\\d$\\R", ""));

        Snops snops = run("DIR/a.csv DIR/b.csv --neurons-per-sampling 10 --factor-analysis none --out DIR/t.yaml");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out()).contains("a.csv: ", "b.csv: ", "over 2 sessions");
        assertThat(Files.readString(folder.resolve("t.yaml"))).contains("variance_from: \"2 sessions\"");
    }

    @Test
    void target_weights_areWritten() {
        Snops snops = run("DIR/a.csv " + FAST + " --weights rate_hz=0.5,fano_factor=0 --out DIR/t.yaml");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        TargetStatistics target = TargetReader.read(folder.resolve("t.yaml"));
        assertThat(target.weights())
                .containsEntry(Statistic.RATE_HZ, 0.5)
                .containsEntry(Statistic.FANO_FACTOR, 0.0)
                .containsEntry(Statistic.COUNT_CORRELATION, 1.0)
                .containsEntry(Statistic.SHARED_VARIANCE, 0.0);
    }

    @Test
    void target_options_areInTheProvenance() throws IOException {
        Snops snops = run("DIR/a.csv " + FAST + " --epochs 0-4000,4000-8000 --psth --out DIR/t.yaml");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(Files.readString(folder.resolve("t.yaml")))
                .contains("\"--epochs\": \"0-4000,4000-8000\"", "\"--psth\": \"true\"", "sha256: ", "seed: \"1\"")
                .doesNotContain("--out");
    }

    @Test
    void target_sameSeed_sameFile_otherSeed_otherVariance() throws IOException {
        run("DIR/a.csv " + FAST + " --out DIR/1.yaml");
        run("DIR/a.csv " + FAST + " --out DIR/2.yaml");
        run("DIR/a.csv " + FAST + " --seed 2 --out DIR/3.yaml");

        assertThat(folder.resolve("2.yaml")).hasSameTextualContentAs(folder.resolve("1.yaml"));
        assertThat(TargetReader.read(folder.resolve("3.yaml")).scalars())
                .isNotEqualTo(TargetReader.read(folder.resolve("1.yaml")).scalars());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("--out DIR/t.yaml", "RECORDING", "--help"),
                fault("DIR/a.csv", "--out", "--help"),
                fault("DIR/none.csv --out DIR/t.yaml", "none.csv", "no such file"),
                fault("DIR/shuffled.csv --out DIR/t.yaml", "shuffled.csv:3", "Sort the file"),
                fault("DIR/a.csv --out DIR/full.yaml", "--out", "this is a folder"),
                fault("DIR/a.csv --out DIR/no/t.yaml", "--out", "no folder"),
                fault("DIR/a.csv --out DIR/a.csv", "--out", "YAML", "ends in .yaml"),
                fault("DIR/a.csv DIR/./a.csv --out DIR/t.yaml", "hold the same"),
                fault("DIR/a.csv DIR/b.csv --neurons-per-sampling 10 --out DIR/t.yaml", "hold the same"),
                fault("DIR/a.csv DIR/none.csv --bootstrap 5 --out DIR/t.yaml", "--bootstrap 5"),
                fault("DIR/a.csv DIR/b.csv --bootstrap 5 --out DIR/t.yaml", "--bootstrap 5", "2 recordings"),
                fault("DIR/a.csv --bootstrap 1 --out DIR/t.yaml", "--bootstrap 1", "at least 2"),
                fault("DIR/a.csv --out DIR/t.yaml", "but a sampling takes 50", "Lower --neurons-per-sampling"),
                fault("DIR/a.csv --time-unit min --out DIR/t.yaml", "--time-unit min", "samples:RATE"),
                fault("DIR/a.csv --time-unit samples:0 --out DIR/t.yaml", "--time-unit samples:0"),
                fault("DIR/a.csv --time-unit us --out DIR/t.yaml", "count window", "--time-unit"),
                fault("DIR/a.csv --counts rows --out DIR/t.yaml", "--counts rows", "neurons-by-windows"),
                fault("DIR/counts.csv --out DIR/t.yaml", "counts.csv", "names of columns", "--counts"),
                fault("DIR/counts.csv --counts neurons-by-windows --out DIR/t.yaml", "--count-window-ms"),
                fault(
                        "DIR/counts.csv --counts neurons-by-windows --time-unit s --out DIR/t.yaml",
                        "--time-unit s",
                        "counts have no times"),
                fault(
                        "DIR/counts.csv --counts neurons-by-windows --count-window-ms 200 --epochs 0-400 --out DIR/t.yaml",
                        "--epochs 0-400",
                        "holds counts"),
                fault(
                        "DIR/counts.csv --counts neurons-by-windows --count-window-ms 200 --psth --out DIR/t.yaml",
                        "--psth",
                        "--windows-per-epoch"),
                fault(
                        "DIR/counts.csv --counts neurons-by-windows --count-window-ms 200 --psth --windows-per-epoch 3"
                                + " --out DIR/t.yaml",
                        "--windows-per-epoch 3",
                        "divisor"),
                fault("DIR/a.csv --windows-per-epoch 2 --out DIR/t.yaml", "it is for --psth"),
                fault("DIR/a.csv --psth --windows-per-epoch 2 --out DIR/t.yaml", "times of spikes", "Give --epochs"),
                fault("DIR/a.csv --psth --out DIR/t.yaml", "--psth", "has one epoch"),
                fault("DIR/a.csv --psth --epochs 0-2000,2000-3000 --out DIR/t.yaml", "--psth", "one length"),
                fault("DIR/a.csv --count-window-ms 0 --out DIR/t.yaml", "--count-window-ms", "above 0"),
                fault("DIR/a.csv --count-window-ms x --out DIR/t.yaml", "--count-window-ms", "'x'"),
                fault("DIR/a.csv --epochs 0-900000 --out DIR/t.yaml", "--epochs 0-900000", "last spike"),
                fault("DIR/a.csv --neurons 0-a --out DIR/t.yaml", "--neurons 0-a", "no neuron"),
                fault("DIR/a.csv --neurons 9-5 --out DIR/t.yaml", "descends"),
                fault("DIR/a.csv --neurons 7000 --out DIR/t.yaml", "no neuron 7000", "Its ids run from"),
                fault("DIR/a.csv --population e --out DIR/t.yaml", "no column population"),
                fault("DIR/a.csv --variable x --out DIR/t.yaml", "--variable x", ".mat files"),
                fault("DIR/a.csv --neurons-per-sampling 1 --out DIR/t.yaml", "--neurons-per-sampling 1", "at least 2"),
                fault("DIR/a.csv --samplings 0 --out DIR/t.yaml", "--samplings 0"),
                fault("DIR/a.csv --min-rate-hz -1 --out DIR/t.yaml", "--min-rate-hz"),
                fault("DIR/a.csv --factor-analysis x --out DIR/t.yaml", "--factor-analysis x", "none, em"),
                fault("DIR/a.csv --latents many --out DIR/t.yaml", "--latents many", "parallel_analysis"),
                fault("DIR/a.csv --latents 50 --out DIR/t.yaml", "--latents 50", "50 neurons"),
                fault("DIR/a.csv --weights fano=1 --out DIR/t.yaml", "--weights fano", "fano_factor"),
                fault("DIR/a.csv --weights rate_hz=-1 --out DIR/t.yaml", "rate_hz=-1.0", "no weight"),
                fault(
                        "DIR/a.csv --factor-analysis none --weights eigenspectrum=1 --out DIR/t.yaml",
                        "--weights eigenspectrum",
                        "leaves it out"),
                fault("DIR/a.csv --seed x --out DIR/t.yaml", "--seed x", "64 bits"));
    }

    private static Arguments fault(String command, String... fragments) {
        return Arguments.of(command, List.of(fragments));
    }

    @ParameterizedTest(name = "target {0}")
    @MethodSource("faults")
    void target_fault_oneMessageAndNothingWritten(String command, List<String> fragments) throws IOException {
        List<String> before = files();

        Snops snops = run(command);

        assertThat(snops.exitCode()).as(snops.err()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.out()).isEmpty();
        List<String> messages = snops.err().lines().toList();
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).matches("snops.*: .+\\. .+[.?]").contains(fragments);
        assertThat(messages.get(0)).doesNotContain("Exception");
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
