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

/** What the user of {@code snops fit} can mend: as {@link BadInputTest}; every fault of the file: FitProblemsTest. */
class BadFitInputTest {
    private static final String FIT = "fit CONFIG --out DIR/new";

    @TempDir
    private Path folder;

    @BeforeEach
    void fillFolder() throws IOException {
        SmallFit.write(folder, 15);
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/notes.txt"), "mine");
        Files.writeString(folder.resolve("log.csv"), "j_ee,tau_decay_i\n5,6\n");
        Files.createDirectory(folder.resolve("own"));
        Files.copy(folder.resolve("target.yaml"), folder.resolve("own/target.yaml"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                changed("from: 5, to: 30", "from: 30, to: 5", "search.j_ee", "reversed, from 30 to 5"),
                changed("from: 5, to: 30", "from: 5, to: 1000", "search.j_ee.to", "from 0 to 150"),
                changed("from: 5, to: 30", "from: -5, to: 30", "search.j_ee.from", "0 to 150"),
                changed("j_ee", "j_eee", "unknown parameter", "Did you mean j_ee?"),
                changed("sobol", "sobel", "unknown method 'sobel'", "Did you mean sobol?"),
                changed("target: target.yaml", "target: none.yaml", "none.yaml", "no such file"),
                changed("count_window_ms: 100", "count_window_ms: 50", "window.count_window_ms", "target's are of 100"),
                changed("neurons: 10", "neurons: 12", "statistics.neurons", "n_neuron is 10"),
                changed("{rounds: 2}", "{cost: 1}", "budget", "may never be reached"),
                changed("{rounds: 2}", "{rounds: 0}", "budget.rounds", "from 1"),
                changed("e: 80,", "e: 1000000,", "memory", "MB"),
                UserFault.of("sweep CONFIG --out DIR/new", SmallFit.FIT, "snops fit"),
                fit("fit CONFIG", "--out", "dd --out DIR"),
                fit("fit CONFIG --resume", "--out"),
                fit("fit CONFIG --out DIR/full", "full", "not empty"),
                fit("fit CONFIG --out DIR/own", "own", "target.yaml"),
                fit("fit CONFIG --out DIR/fit.yaml", "is a file"),
                fit(FIT + " --resume", "new", "no such directory"),
                fit("fit CONFIG --out DIR/empty --resume", "empty", "no study"),
                fit(FIT + " --from", "--from"),
                fit(FIT + " --from DIR/empty", "empty", "no study"),
                fit(FIT + " --from DIR/none", "none", "no such directory"),
                fit(FIT + " --from DIR/none.csv", "none.csv", "no such file"),
                fit(FIT + " --from DIR/log.csv", "log.csv", "it has no column tau_decay_e", "count_windows"),
                fit(FIT + " --resume --from DIR/empty", "--from", "eave --from or --resume out"),
                fit(FIT + " --local --master local[2]", "--local", "without Spark"),
                fit(FIT + " --local --conf spark.snops.waveSeconds=1", "--local", "without Spark"),
                fit(FIT + BadInputTest.RAPIDS, "simulations run without the RAPIDS plugin"),
                fit(FIT + " --simulator gpux", "--simulator", "gpux"),
                fit(FIT + " --master nonsense", "--master nonsense"),
                fit("fit CONFIG --dry-run --from DIR/empty", "empty", "no study"));
    }

    private static Arguments changed(String part, String instead, String... fragments) {
        return UserFault.of(FIT, SmallFit.FIT.replace(part, instead), fragments);
    }

    private static Arguments fit(String command, String... fragments) {
        return UserFault.of(command, SmallFit.FIT, fragments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void run_fault_oneMessageAndNothingWritten(UserFault fault) throws IOException {
        fault.assertReported(folder, Map.of());
    }
}
