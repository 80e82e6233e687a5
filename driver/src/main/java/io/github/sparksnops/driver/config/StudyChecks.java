package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.NeuronModel.ExponentialIntegrateAndFire;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.StatisticsSettings;

/** What only the whole study shows: times of the neurons against the step, and whether the network can be built. */
final class StudyChecks {
    private StudyChecks() {}

    /** The refractory times do not depend on sizes or parameters, so they can be checked while those are still faulty. */
    static void requireWholeRefractoryTimes(
            NetworkTemplate template, SimulationWindow window, Section root, Problems problems) {
        NetworkSpec spec = template.instantiate(template.defaultLayout(), template.defaultValues());
        for (Population population : spec.populations()) {
            if (population.neuronModel() instanceof ExponentialIntegrateAndFire eif) {
                if (!window.isWhole(eif.refractoryMs()) || window.stepsOf(eif.refractoryMs()) < 1) {
                    problems.error(
                            root.section("window").where("dt_ms"),
                            "the refractory time of population %s, %s ms, is not a whole number of steps of %s ms"
                                    .formatted(population.name(), eif.refractoryMs(), window.dtMs()),
                            "take a step that divides it, for example 0.05");
                }
            }
        }
    }

    /** A sampling draws neurons without replacement. */
    static void requireEnoughNeurons(Model model, StatisticsSettings statistics, Section root, Problems problems) {
        String observed = model.template().observedPopulation();
        int size = model.layout().sizes().get(observed);
        if (statistics.neurons() > size) {
            problems.error(
                    root.section("statistics").where("neurons"),
                    "%s neurons per sampling, but population %s has %s".formatted(statistics.neurons(), observed, size),
                    "take at most %s, or enlarge sizes.%s".formatted(size, observed));
        }
    }

    /** Counts must fit their type, and the network's tables at the base values must be possible; nothing is drawn. */
    static void requireBuildable(
            NetworkSpec spec, SimulationWindow window, long seed, Section root, Problems problems) {
        long counts = (long) spec.neurons() * window.countWindows();
        if (SpikeCounts.bytes(1, counts) > Integer.MAX_VALUE) {
            problems.error(
                    root.section("window").where("count_window_ms"),
                    "%s neurons in %s count windows are more counts than fit"
                            .formatted(spec.neurons(), window.countWindows()),
                    "take longer count windows, a shorter run or a smaller network");
        }
        long most = SpikeCounts.mostPerWindow(spec, window);
        if (most > SpikeCounts.LARGEST) {
            problems.error(
                    root.section("window").where("count_window_ms"),
                    "a neuron may fire %d times in a count window, more than 16 bits count".formatted(most),
                    "take shorter count windows");
        }
        try {
            Network network = Network.of(spec, seed);
            for (int i = 0; i < spec.stimuli().size(); i++) {
                network.stimulus(i, window.dtMs());
            }
        } catch (IllegalArgumentException e) {
            problems.error(
                    root.where("network"),
                    "the network cannot be built: " + e.getMessage(),
                    "change sizes, connection_probability or parameters");
        }
    }
}
