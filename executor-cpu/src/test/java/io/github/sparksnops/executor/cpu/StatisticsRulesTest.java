package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.NeuronModel.ExponentialIntegrateAndFire;
import io.github.sparksnops.network.Polarity;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.PopulationStatistics.Undefined;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The rules that statistics add, each reached by a network that runs to its end. */
class StatisticsRulesTest {
    private static final SimulationWindow WINDOW = new SimulationWindow(2_000, 500, 200, 0.05);

    private static PopulationStatistics statistics(Network network, SimulationWindow window, double limitHz) {
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            SimulationResult result = Networks.run(simulator, network, window);
            assertThat(result.outcome()).isEqualTo(new SimulationOutcome.Completed());
            return PopulationStatistics.of(
                    ObservedCounts.of(
                            result.counts(),
                            0,
                            network.spec().populations().get(0).size(),
                            window.countWindowMs()),
                    StatisticsSettings.DEFAULT,
                    OptionalDouble.of(limitHz),
                    network.seed());
        }
    }

    @Test
    void of_weaklyDrivenNetwork_hasTooFewActiveNeurons() {
        PopulationStatistics statistics =
                statistics(Networks.small(1, "j_ex", 30, "j_ei", -150, "j_ie", 150, "j_ii", 0, "j_ix", 60), WINDOW, 60);

        assertThat(statistics).isInstanceOf(Undefined.class);
        assertThat(((Undefined) statistics).rule()).isEqualTo(InfeasibilityRule.TOO_FEW_ACTIVE_NEURONS);
        assertThat(statistics.activeNeurons()).isLessThan(50);
    }

    /** Fast excitatory neurons beside as many silent inhibitory ones: within the budget of the network as a whole. */
    @Test
    void of_fastExcitatoryNeurons_areAboveTheRateLimit() {
        Network network = Networks.network(
                BalancedTemplate.RANDOM,
                Networks.layout(BalancedTemplate.RANDOM, 100, 200, 100),
                Networks.values(
                        BalancedTemplate.RANDOM, "j_ex", 800, "j_ix", 0, "j_ie", 0, "j_ei", 0, "j_ee", 0, "j_ii", 0),
                1);

        PopulationStatistics statistics = statistics(network, WINDOW, 60);

        assertThat(statistics).isInstanceOf(Undefined.class);
        assertThat(((Undefined) statistics).rule()).isEqualTo(InfeasibilityRule.RATE_ABOVE_LIMIT);
    }

    /** Uncoupled neurons that rest above threshold fire like clocks; count windows of whole periods make counts constant. */
    @Test
    void of_clockworkNetwork_hasNoCorrelation() {
        Population clocks = new Population(
                "e",
                60,
                Polarity.EXCITATORY,
                new ExponentialIntegrateAndFire(1, 1 / 15.0, -40, -50, 2, -10, -65, -100, 1.5),
                new Population.InitialPotential(-65, -65));
        Network network = Network.of(new NetworkSpec(List.of(), List.of(clocks), List.of()), 1);
        SimulationWindow probe = new SimulationWindow(500, 100, 100, 0.05);
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            long[] spikes = Networks.record(simulator, network, probe).spikes();
            long period = (spikes[spikes.length - 1] >>> 32) - (spikes[spikes.length - 61] >>> 32);
            double windowMs = 5 * period * 0.05;

            PopulationStatistics statistics =
                    statistics(network, new SimulationWindow(8 * windowMs, windowMs, windowMs, 0.05), 1000);

            assertThat(((Undefined) statistics).reason())
                    .startsWith("statistics_undefined: no two neurons' counts vary");
        }
    }
}
