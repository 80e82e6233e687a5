package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.SynapseModel;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationOutcome.Infeasible;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule that ends a simulation is reached by a network made for it, in both simulators and whatever the chunk length. */
class StoppingRulesTest {
    private static final SimulationWindow LONG = new SimulationWindow(10_000, 500, 200, 0.05);
    private static final SimulationWindow SHORT = new SimulationWindow(1_500, 500, 200, 0.05);
    /** The spike budget of 300 ms is passed within the first 50 ms by a network at its refractory limit. */
    private static final SimulationWindow TINY = new SimulationWindow(300, 0, 50, 0.05);

    private static final Object[] SATURATED = {"j_ee", 100_000, "j_ex", 100_000, "j_ei", 0, "j_ii", 0, "j_ie", 100_000};

    static Stream<Arguments> cases() {
        Stream.Builder<Arguments> cases = Stream.builder();
        for (SimulatorProvider provider :
                new SimulatorProvider[] {new ScalarSimulatorProvider(), new VectorSimulatorProvider()}) {
            for (int chunk : new int[] {1, 7, 999, 10_000}) {
                SimulatorSettings settings = new SimulatorSettings(chunk);
                cases.add(
                        Arguments.of(provider, settings, LONG, InfeasibilityRule.REFRACTORY_LIMITED, 1000, SATURATED));
                cases.add(
                        Arguments.of(provider, settings, TINY, InfeasibilityRule.REFRACTORY_LIMITED, 1000, SATURATED));
                cases.add(Arguments.of(provider, settings, SHORT, InfeasibilityRule.SPIKE_BUDGET, -1, new Object[] {
                    "j_ex", 600, "j_ix", 600, "j_ei", 0, "j_ii", 0, "j_ee", 0, "j_ie", 0
                }));
                cases.add(Arguments.of(
                        provider, settings, LONG, InfeasibilityRule.SILENT, 40_000, new Object[] {"j_ex", 0, "j_ix", 0
                        }));
                cases.add(
                        Arguments.of(provider, settings, SHORT, InfeasibilityRule.STOPPED_EARLY, 29_999, new Object[] {
                            "j_ex", 0, "j_ix", 0
                        }));
            }
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void run_networkMadeForARule_stopsWithIt(
            SimulatorProvider provider,
            SimulatorSettings settings,
            SimulationWindow window,
            InfeasibilityRule rule,
            int step,
            Object[] changes) {
        try (Simulator simulator = provider.open(settings)) {
            SimulationResult result = Networks.run(simulator, Networks.small(1, changes), window);

            assertThat(result.outcome()).isInstanceOf(Infeasible.class);
            Infeasible infeasible = (Infeasible) result.outcome();
            assertThat(infeasible.rule()).isEqualTo(rule);
            if (step > 0) {
                assertThat(infeasible.step()).isEqualTo(step);
            } else {
                assertThat(infeasible.step() % 1000).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 999, 10_000})
    void run_currentsBeyondFloat_areNotFinite(int chunk) {
        for (SimulatorProvider provider :
                new SimulatorProvider[] {new ScalarSimulatorProvider(), new VectorSimulatorProvider()}) {
            try (Simulator simulator = provider.open(new SimulatorSettings(chunk))) {
                SimulationResult result = Networks.run(simulator, overflowing(), LONG);

                // saturated as well: not_finite takes precedence
                assertThat(result.outcome()).isEqualTo(new Infeasible(InfeasibilityRule.NOT_FINITE, 1000));
            }
        }
    }

    /** Every spike reaches every neuron a hundred times, at the end of the range of float. */
    private static Network overflowing() {
        NetworkSpec small = Networks.small(1).spec();
        Population e = small.populations().get(0);
        return Network.of(
                new NetworkSpec(
                        small.stimuli(),
                        List.of(e),
                        List.of(new Projection(
                                "x",
                                "e",
                                new Connectivity.Uniform(100 * e.size()),
                                new SynapseModel.DifferenceOfExponentials(1, 1),
                                1e37))),
                1);
    }

    @Test
    void run_tinySaturatedNetwork_hadBrokenTheBudgetToo() {
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = Networks.run(simulator, Networks.small(1, SATURATED), TINY);

            long spikes = result.spikes().get(0) + result.spikes().get(1);
            assertThat(spikes).isGreaterThan((long) (0.06 * 125 * 300));
        }
    }

    /** About 64 Hz: reaches the budget of 60 Hz after 90 % of the run. The published code completes such runs. */
    @Test
    void run_budgetReachedLate_completes() {
        Network network = Networks.network(
                BalancedTemplate.SPATIAL,
                BalancedTemplate.SPATIAL.defaultLayout(),
                new double[] {
                    23.5711, 3.61733, 0.248415, 0.161782, 0.223033, -133.908, 28.1542, -87.5071, 129.577, 102.894,
                    71.8946
                },
                219);
        SimulationWindow window = new SimulationWindow(2_500, 500, 200, 0.05);
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = Networks.run(simulator, network, window);

            long spikes = result.spikes().get(0) + result.spikes().get(1);
            assertThat(spikes).isGreaterThan((long) (0.06 * 3125 * 2500));
            assertThat(result.outcome()).isEqualTo(new SimulationOutcome.Completed());
        }
    }

    @Test
    void run_stopped_keepsTheSpikesUpToTheStop() {
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = Networks.run(simulator, Networks.small(1, SATURATED), LONG);

            assertThat(result.lastSpikeStep()).isLessThanOrEqualTo(1000);
            assertThat(result.countedSpikes()).containsExactly(0L, 0L);
        }
    }

    @Test
    void run_ordinaryNetwork_completes() {
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = Networks.run(simulator, Networks.small(1), SHORT);

            assertThat(result.outcome()).isEqualTo(new SimulationOutcome.Completed());
        }
    }

    @Test
    void inhibition_stronger_lowersTheRateMonotonically() {
        double before = Double.MAX_VALUE;
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            for (double jei : new double[] {-20, -40, -60, -90, -130}) {
                long spikes = 0;
                for (long seed = 0; seed < 3; seed++) {
                    spikes += Networks.run(simulator, Networks.small(seed, "j_ei", jei, "j_ex", 60), LONG)
                            .spikes()
                            .get(0);
                }
                assertThat((double) spikes).as("J_ei = %s", jei).isLessThan(before);
                before = spikes;
            }
        }
    }
}
