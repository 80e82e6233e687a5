package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.executor.cpu.Networks;
import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Polarity;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.Stimulus;
import io.github.sparksnops.network.SynapseModel;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchProblemsTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(1_500, 500, 100, 0.05);
    private static final DeviceLimits LIMITS = new DeviceLimits(132, 1024, 65_536, 227 * 1024);

    private static List<Problem> problems(
            Network network, SimulationWindow window, BlockShape shape, DeviceLimits limits, KernelNeeds needs) {
        return LaunchProblems.of(network.spec(), window, shape, StepSpikes.of(network, window), limits, needs);
    }

    @Test
    void of_publishedNetwork_areNone() {
        Network network = Networks.small(1);

        assertThat(problems(
                        network,
                        WINDOW,
                        BlockShape.fastest(network, WINDOW, LIMITS),
                        LIMITS,
                        new KernelNeeds(512, 104, 0)))
                .isEmpty();
    }

    /** One population and sixteen stimuli. */
    private static Network ofManyClasses() {
        NetworkSpec small = Networks.small(1).spec();
        List<Stimulus> stimuli = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        for (int s = 0; s < 16; s++) {
            stimuli.add(new Stimulus.PoissonSources("x" + s, 50, Polarity.EXCITATORY, 10));
            projections.add(new Projection(
                    "x" + s, "e", new Connectivity.Uniform(10), new SynapseModel.DifferenceOfExponentials(1, 5), 1));
        }
        return Network.of(new NetworkSpec(stimuli, List.of(small.populations().get(0)), projections), 1);
    }

    @Test
    void of_everythingWrong_areAllTold() {
        Network network = ofManyClasses();
        SimulationWindow wideWindows = new SimulationWindow(250_000, 0, 100_000 * 1.2, 0.05);
        DeviceLimits little = new DeviceLimits(1, 256, 8192, 512);

        List<Problem> found =
                problems(network, wideWindows, BlockShape.general(), little, new KernelNeeds(1024, 50, 0));

        assertThat(found)
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).contains("17 stimuli and populations", "at most 16"),
                        what -> assertThat(what).contains("in a count window", "65,535"),
                        what -> assertThat(what).contains("blocks of 512 threads, this GPU takes 256"),
                        what -> assertThat(what).contains("50 registers in each of 512 threads", "8192"),
                        what -> assertThat(what).contains("2,048 bytes of shared memory, this GPU has 512"));
        assertThat(found).allSatisfy(problem -> assertThat(problem.how()).isNotBlank());
    }
}
