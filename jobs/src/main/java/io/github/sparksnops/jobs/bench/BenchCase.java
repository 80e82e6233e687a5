package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * One network to measure.
 *
 * @param name for the table
 * @param values parameters in the template's order
 */
public record BenchCase(String name, TrialSettings settings, double[] values) {
    /** Both templates at their defaults (CBN, SBN) and the reference points R1 to R5. */
    public static List<BenchCase> standard(SimulationWindow window) {
        List<BenchCase> cases = new ArrayList<>();
        cases.add(atDefaults("CBN", BalancedTemplate.RANDOM, window));
        cases.add(atDefaults("SBN", BalancedTemplate.SPATIAL, window));
        for (ReferencePoint point : ReferencePoint.SPATIAL) {
            cases.add(new BenchCase(point.id(), settings(BalancedTemplate.SPATIAL, window), point.values()));
        }
        return List.copyOf(cases);
    }

    private static BenchCase atDefaults(String name, NetworkTemplate template, SimulationWindow window) {
        return new BenchCase(name, settings(template, window), template.defaultValues());
    }

    static TrialSettings settings(NetworkTemplate template, SimulationWindow window) {
        Model model = new Model(template.name(), template.defaultLayout());
        return new TrialSettings(model, Fidelity.FULL, window, StatisticsSettings.DEFAULT);
    }

    /** The same network, simulated for another time. */
    public BenchCase withWindow(SimulationWindow window) {
        return new BenchCase(
                name, new TrialSettings(settings.model(), settings.fidelity(), window, settings.statistics()), values);
    }
}
