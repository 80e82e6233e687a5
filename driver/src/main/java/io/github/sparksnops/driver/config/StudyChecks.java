package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.NeuronModel.ExponentialIntegrateAndFire;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;

/** What only the whole study shows: times of the neurons against the step, and whether the network can be built. */
final class StudyChecks {
    /** Relative distance from a whole number of steps that is put down to decimal notation. */
    private static final double WHOLE_TOLERANCE = 1e-6;

    private StudyChecks() {}

    /** The refractory times do not depend on sizes or parameters, so they can be checked while those are still faulty. */
    static void requireWholeRefractoryTimes(
            NetworkTemplate template, SimulationWindow window, Section root, Problems problems) {
        NetworkSpec spec = template.instantiate(template.defaultLayout(), template.defaultValues());
        for (Population population : spec.populations()) {
            if (population.neuronModel() instanceof ExponentialIntegrateAndFire eif) {
                double steps = eif.refractoryMs() / window.dtMs();
                if (Math.abs(steps - Math.rint(steps)) > WHOLE_TOLERANCE * steps || steps < 1 - WHOLE_TOLERANCE) {
                    problems.error(
                            root.section("window").where("dt_ms"),
                            "the refractory time of population %s, %s ms, is not a whole number of steps of %s ms"
                                    .formatted(population.name(), eif.refractoryMs(), window.dtMs()),
                            "take a step that divides it, for example 0.05");
                }
            }
        }
    }

    /** Wires the network at the base values once. */
    static void requireBuildable(StudyConfiguration study, Section root, Problems problems) {
        NetworkSpec spec = study.model().spec(study.baseValues());
        SimulationWindow window = study.window();
        long counts = (long) spec.neurons() * window.countWindows();
        if (SpikeCounts.bytes(1, counts) > Integer.MAX_VALUE) {
            problems.error(
                    root.section("window").where("count_window_ms"),
                    "%s neurons in %s count windows are more counts than fit"
                            .formatted(spec.neurons(), window.countWindows()),
                    "take longer count windows, a shorter run or a smaller network");
        }
        try {
            Network network = Network.of(spec, study.seed());
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
