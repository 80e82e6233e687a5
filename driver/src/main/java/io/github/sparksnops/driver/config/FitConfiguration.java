package io.github.sparksnops.driver.config;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.SearchMethod;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.SnopsOptions;
import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A checked fit: which networks to search, how, and for what.
 *
 * @param model template, sizes and densities
 * @param baseValues one per parameter in the template's order: the defaults, overridden by {@code parameters}
 * @param space the free parameters, in the order of {@code search}
 * @param snops options of the published method, for that one only
 * @param roundSize trials proposed together, at least 1
 * @param budget ends the fit; no result depends on it, so a fit can go on with a larger one
 * @param seed of the study, 64 bits, written unsigned
 */
public record FitConfiguration(
        Model model,
        double[] baseValues,
        SearchSpace space,
        FitTarget target,
        SearchMethod method,
        SnopsOptions snops,
        int roundSize,
        Budget budget,
        FitWindows windows,
        long seed,
        StatisticsSettings statistics)
        implements ExperimentConfiguration {
    /** Of the copy of the target in a directory of results. */
    private static final String TARGET_COPY = "target.yaml";

    public FitConfiguration {
        baseValues = baseValues.clone();
        require(
                baseValues.length == model.template().parameters().size(),
                "%s values for the parameters of %s",
                baseValues.length,
                model.templateName());
        for (SearchParameter free : space.parameters()) {
            require(
                    model.template().parameter(free.name()).isPresent(),
                    "%s has no parameter %s",
                    model.templateName(),
                    free.name());
        }
        require(roundSize >= 1, "round_size = %s: must be at least 1", roundSize);
    }

    @Override
    public double[] baseValues() {
        return baseValues.clone();
    }

    /** Values of a network in the template's order, from those of the free parameters in the order of the space. */
    public double[] values(double[] free) {
        require(free.length == space.dimension(), "%s values for %s parameters", free.length, space.dimension());
        List<String> names =
                model.template().parameters().stream().map(Parameter::name).toList();
        double[] values = baseValues.clone();
        for (int i = 0; i < free.length; i++) {
            values[names.indexOf(space.parameters().get(i).name())] = free[i];
        }
        return values;
    }

    @Override
    public TrialSettings fullSettings() {
        return new TrialSettings(model, Fidelity.FULL, windows.full(), statistics);
    }

    /** What rows of the screening run depend on: it tells whether a network is feasible, for which factor analysis is not needed. */
    public TrialSettings screeningSettings() {
        return new TrialSettings(
                model,
                Fidelity.SCREENING,
                windows.screening(),
                new StatisticsSettings(
                        statistics.neurons(),
                        statistics.samplings(),
                        statistics.minRateHz(),
                        FactorAnalysisSettings.NONE));
    }

    @Override
    public List<String> freeParameters() {
        return space.parameters().stream().map(SearchParameter::name).toList();
    }

    @Override
    public Optional<TargetStatistics> targetStatistics() {
        return Optional.of(target.statistics());
    }

    /** As many as the budget allows, which a later run may enlarge. */
    @Override
    public long positions() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String command() {
        return "fit";
    }

    @Override
    public Map<String, Path> files() {
        return Map.of(TARGET_COPY, target.file());
    }

    @Override
    public String storedYaml() {
        return FitText.yaml(this, TARGET_COPY);
    }

    /** This fit with every key written out, as YAML; reading it gives an equal fit, wherever it stands. */
    public String toYaml() {
        return FitText.yaml(this, target.file().toString());
    }

    /**
     * Everything that results depend on: dotted key to canonical text. The target counts by its content, not its place; the
     * budget does not count, but for the trials of a grid, which make its points.
     */
    @Override
    public SortedMap<String, String> scienceKeys() {
        return FitText.scienceKeys(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FitConfiguration that
                && model.equals(that.model)
                && Arrays.equals(baseValues, that.baseValues)
                && space.equals(that.space)
                && target.equals(that.target)
                && method == that.method
                && snops.equals(that.snops)
                && roundSize == that.roundSize
                && budget.equals(that.budget)
                && windows.equals(that.windows)
                && seed == that.seed
                && statistics.equals(that.statistics);
    }

    @Override
    public int hashCode() {
        return scienceKeys().hashCode();
    }
}
