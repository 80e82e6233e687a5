package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalar and vector simulators give the same spike counts and spike times, however they are run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BitIdentityTest {
    private final List<Network> networks = IdentityCases.all();
    private final List<Networks.RecordedRun> scalar = new ArrayList<>();

    @BeforeAll
    void runScalar() {
        try (Simulator simulator = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            for (Network network : networks) {
                scalar.add(Networks.record(simulator, network, IdentityCases.WINDOW));
            }
        }
    }

    @Test
    void cases_areAlive() {
        long completed = scalar.stream()
                .filter(run -> run.result().outcome() instanceof SimulationOutcome.Completed)
                .count();

        assertThat(completed).isGreaterThan(networks.size() / 3);
        assertThat(scalar.get(networks.size() - 1).spikes().length)
                .as("the sparse network")
                .isGreaterThan(1000);
        assertThat(scalar.get(networks.size() - 2).spikes().length)
                .as("a network of six classes")
                .isGreaterThan(1000);
        assertThat(scalar.get(networks.size() - 5).spikes().length)
                .as("a network of one class")
                .isGreaterThan(10);
        assertThat(scalar.get(networks.size() - 6).spikes().length)
                .as("a narrow network")
                .isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void vector_anyChunkLength_givesTheScalarSpikes(int chunkSteps) {
        try (Simulator simulator = new VectorSimulatorProvider().open(new SimulatorSettings(chunkSteps))) {
            for (int n = 0; n < networks.size(); n++) {
                assertSame(n, Networks.record(simulator, networks.get(n), IdentityCases.WINDOW));
            }
        }
    }

    @Test
    void scalar_shortChunks_giveTheSameSpikes() {
        try (Simulator simulator = new ScalarSimulatorProvider().open(new SimulatorSettings(7))) {
            for (int n = 0; n < networks.size(); n += 5) {
                assertSame(n, Networks.record(simulator, networks.get(n), IdentityCases.WINDOW));
            }
        }
    }

    @Test
    void vector_inABatchOfAnyOrder_givesTheSameCounts() {
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < networks.size(); n++) {
            order.add(n);
        }
        Collections.shuffle(order, new java.util.Random(1));
        NetworkBatch batch = new NetworkBatch(order.stream().map(networks::get).toList());
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            List<SimulationResult> results =
                    simulator.run(batch, IdentityCases.WINDOW, Recording.NONE, RunControl.NONE);

            for (int k = 0; k < results.size(); k++) {
                SimulationResult expected = scalar.get(order.get(k)).result();
                assertThat(results.get(k).counts()).isEqualTo(expected.counts());
                assertThat(results.get(k).outcome()).isEqualTo(expected.outcome());
                assertThat(results.get(k).spikes()).isEqualTo(expected.spikes());
                assertThat(results.get(k).countedSpikes()).isEqualTo(expected.countedSpikes());
            }
        }
    }

    private void assertSame(int n, Networks.RecordedRun run) {
        assertThat(run.spikes())
                .as("spike times of case %s", n)
                .isEqualTo(scalar.get(n).spikes());
        assertThat(run.result().counts())
                .as("counts of case %s", n)
                .isEqualTo(scalar.get(n).result().counts());
        assertThat(run.result().outcome()).isEqualTo(scalar.get(n).result().outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void vector_anyLaneWidth_givesTheScalarSpikes(int vectorBytes) throws Exception {
        List<String> lines = fork(Path.of(System.getProperty("java.home")), "-XX:MaxVectorSize=" + vectorBytes);

        // A processor may have narrower vectors than the limit allows.
        int lanes = Math.min(vectorBytes / Float.BYTES, VectorLanes.COUNT);
        assertThat(lines.get(0)).isEqualTo("lanes " + lanes);
        assertThat(lines.subList(1, lines.size())).isEqualTo(expectedLines());
    }

    /** Other JDKs on this machine, where there are any, must agree to the bit. */
    @Test
    void vector_otherJdks_giveTheScalarSpikes() throws Exception {
        for (Path jdk : otherJdks()) {
            List<String> lines = fork(jdk);

            assertThat(lines.subList(1, lines.size())).as("JDK %s", jdk).isEqualTo(expectedLines());
        }
    }

    private List<String> expectedLines() {
        return scalar.stream()
                .map(run -> "case " + Long.toHexString(IdentityCases.checksum(run)))
                .toList();
    }

    private static List<Path> otherJdks() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> others = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(home.getParent())) {
            for (Path sibling : siblings.toList()) {
                Path java = sibling.resolve("bin/java");
                if (Files.isDirectory(sibling)
                        && !Files.isSymbolicLink(sibling)
                        && Files.isExecutable(java)
                        && !java.toRealPath().startsWith(home)) {
                    others.add(sibling);
                }
            }
        }
        return others;
    }

    private static List<String> fork(Path jdk, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(jdk.resolve("bin/java").toString(), "-Xmx1g", "--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of(options));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, IdentityCases.class.getName()));
        File errors = File.createTempFile("identity", ".err");
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(Files.readString(errors.toPath())).isZero();
        Files.delete(errors.toPath());
        return lines;
    }

    /** The parent model: 40,000 + 10,000 neurons; its excitatory neurons are sparse enough for target lists. */
    @Test
    void vector_parentModel_givesTheScalarSpikes() {
        Network network = IdentityCases.parentModel();
        SimulationWindow window = new SimulationWindow(200, 50, 50, 0.05);
        try (Simulator vector = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT);
                Simulator plain = new ScalarSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            Networks.RecordedRun ours = Networks.record(vector, network, window);

            assertThat(ours.spikes())
                    .isEqualTo(Networks.record(plain, network, window).spikes());
            assertThat(ours.spikes().length).isGreaterThan(10_000);
        }
    }

    /** Pins the results for good: whoever changes one of these changes results, and says so in CHANGELOG.md. */
    @ParameterizedTest
    @CsvSource({"random-balanced, 0", "spatial-balanced, 0", "spatial-balanced, 1"})
    void counts_publishedSizes_arePinned(String name, int set) {
        NetworkTemplate template = NetworkTemplate.named(name).orElseThrow();
        double[] values = set == 0 ? template.defaultValues() : Networks.values(BalancedTemplate.SPATIAL, REFERENCE_R4);
        Network network = Networks.network(template, template.defaultLayout(), values, 42);
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = Networks.run(simulator, network, new SimulationWindow(3_000, 500, 200, 0.05));

            assertThat(result.outcome()).isEqualTo(new SimulationOutcome.Completed());
            assertThat(Long.toHexString(result.counts().checksum())).isEqualTo(PINNED.get(name + set));
        }
    }

    private static final Object[] REFERENCE_R4 = {
        "tau_decay_i",
        15.6283,
        "tau_decay_e",
        17.8338,
        "sigma_i",
        0.20841,
        "sigma_e",
        0.0599064,
        "sigma_x",
        0.0957617,
        "j_ei",
        -120.114,
        "j_ie",
        33.5127,
        "j_ii",
        -77.9695,
        "j_ee",
        20.0078,
        "j_ex",
        145.736,
        "j_ix",
        84.9768
    };

    private static final java.util.Map<String, String> PINNED = java.util.Map.of(
            "random-balanced0", "1dcb7e6dc872fe98",
            "spatial-balanced0", "84f8247da4b9fd71",
            "spatial-balanced1", "92f9be463a0ba048");
}
