package io.github.sparksnops.driver.config;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A checked study: what to simulate, how often, for how long.
 *
 * @param model template, sizes and densities
 * @param baseValues one per parameter in the template's order: the defaults, overridden by {@code parameters}
 * @param axes of the grid in the order of {@code sweep}; empty where there is none
 * @param repeats of every grid point, at least 1
 * @param seed of the study, 64 bits, written unsigned
 */
public record StudyConfiguration(
        Model model,
        double[] baseValues,
        List<Axis> axes,
        int repeats,
        long seed,
        SimulationWindow window,
        StatisticsSettings statistics)
        implements ExperimentConfiguration {
    public StudyConfiguration {
        baseValues = baseValues.clone();
        axes = List.copyOf(axes);
        require(
                baseValues.length == model.template().parameters().size(),
                "%s values for the parameters of %s",
                baseValues.length,
                model.templateName());
        require(repeats >= 1, "repeats = %s: must be at least 1", repeats);
    }

    @Override
    public double[] baseValues() {
        return baseValues.clone();
    }

    /** Number of grid points times repeats. */
    public long trials() {
        long trials = repeats;
        for (Axis axis : axes) {
            trials *= axis.values().size();
        }
        return trials;
    }

    @Override
    public List<String> freeParameters() {
        return axes.stream().map(Axis::parameter).toList();
    }

    @Override
    public Optional<TargetStatistics> targetStatistics() {
        return Optional.empty();
    }

    @Override
    public long positions() {
        return trials();
    }

    @Override
    public String command() {
        return "sweep";
    }

    @Override
    public Map<String, Path> files() {
        return Map.of();
    }

    @Override
    public String storedYaml() {
        return toYaml();
    }

    /** What the rows of a sweep or of {@code simulate} depend on besides parameters and seed: fidelity is full. */
    @Override
    public TrialSettings fullSettings() {
        return new TrialSettings(model, Fidelity.FULL, window, statistics);
    }

    /** This study with every key written out, as YAML; reading it gives an equal study. */
    public String toYaml() {
        return ConfigurationText.yaml(this);
    }

    @Override
    public SortedMap<String, String> scienceKeys() {
        return ConfigurationText.scienceKeys(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StudyConfiguration that
                && model.equals(that.model)
                && Arrays.equals(baseValues, that.baseValues)
                && axes.equals(that.axes)
                && repeats == that.repeats
                && seed == that.seed
                && window.equals(that.window)
                && statistics.equals(that.statistics);
    }

    @Override
    public int hashCode() {
        return scienceKeys().hashCode();
    }
}
