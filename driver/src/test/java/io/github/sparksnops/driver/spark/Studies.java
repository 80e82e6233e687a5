package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.config.Axis;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Small studies for tests. */
public final class Studies {
    private Studies() {}

    /** CBN of 100 neurons, a grid of tau_decay_i x j_ee with repeats. */
    public static StudyConfiguration of(int taus, int strengths, int repeats, long seed) {
        NetworkTemplate template = NetworkTemplate.named("random-balanced").orElseThrow();
        Layout layout = new Layout(Map.of("e", 80, "i", 20, "x", 80), template.defaultConnectionProbability());
        return new StudyConfiguration(
                new Model(template.name(), layout),
                template.defaultValues(),
                List.of(axis("tau_decay_i", 4, taus), axis("j_ee", 10, strengths)),
                repeats,
                seed,
                new SimulationWindow(1500, 500, 100, 0.1),
                new StatisticsSettings(10, 4, 0.5, FactorAnalysisSettings.PUBLISHED));
    }

    private static Axis axis(String parameter, double first, int values) {
        return new Axis(
                parameter,
                DoubleStream.iterate(first, v -> v + 0.5).limit(values).boxed().toList());
    }
}
