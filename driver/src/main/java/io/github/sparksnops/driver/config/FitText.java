package io.github.sparksnops.driver.config;

import static io.github.sparksnops.driver.config.ConfigurationText.number;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.SearchMethod;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SnopsOptions;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes a fit as text: as a configuration file, and key by key for comparison. */
final class FitText {
    private static final String TARGET = "target";
    private static final String BUDGET = "budget";

    private FitText() {}

    static String yaml(FitConfiguration fit, String target) {
        return ConfigurationText.yaml(sections(fit, quoted(target)));
    }

    static SortedMap<String, String> scienceKeys(FitConfiguration fit) {
        Map<String, Object> sections = sections(fit, target(fit.target().statistics()));
        sections.remove(BUDGET);
        SortedMap<String, String> keys = ConfigurationText.keys(sections);
        keys.put(
                "search",
                fit.space().parameters().stream().map(SearchParameter::name).collect(Collectors.joining(", ")));
        if (fit.method() == SearchMethod.GRID) {
            fit.budget().trials().ifPresent(trials -> keys.put("budget.trials", Integer.toString(trials)));
        }
        return keys;
    }

    /** Key to text, or to a map of text, in the order of the reference file. */
    private static Map<String, Object> sections(FitConfiguration fit, Object target) {
        Map<String, Object> sections = new LinkedHashMap<>(ConfigurationText.model(fit.model()));
        Map<String, String> search = new LinkedHashMap<>();
        fit.space().parameters().forEach(parameter -> search.put(parameter.name(), bounds(parameter)));
        Map<String, String> parameters = ConfigurationText.fixed(fit.model(), fit.baseValues(), search.keySet());
        if (!parameters.isEmpty()) {
            sections.put("parameters", parameters);
        }
        sections.put(TARGET, target);
        sections.put("search", search);
        sections.put("method", fit.method().key());
        if (fit.method() == SearchMethod.SNOPS) {
            sections.put(SnopsSection.KEY, snops(fit.snops()));
        }
        sections.put("round_size", Integer.toString(fit.roundSize()));
        sections.put(BUDGET, budget(fit.budget()));
        sections.put("screening", duration(fit.windows().screening()));
        sections.put("full", duration(fit.windows().full()));
        sections.put("seed", Long.toUnsignedString(fit.seed()));
        sections.put("window", ConfigurationText.sharedWindow(fit.windows().full()));
        sections.put("statistics", ConfigurationText.statistics(fit.statistics()));
        return sections;
    }

    private static String bounds(SearchParameter parameter) {
        return "{from: %s, to: %s, scale: %s}"
                .formatted(
                        number(parameter.from()),
                        number(parameter.to()),
                        parameter.scale().key());
    }

    private static Map<String, String> snops(SnopsOptions snops) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put(SnopsSection.INITIAL, Integer.toString(snops.initialPoints()));
        text.put(SnopsSection.LEAST, Integer.toString(snops.leastEvaluations()));
        text.put(SnopsSection.MOST, Integer.toString(snops.mostEvaluations()));
        return text;
    }

    private static Map<String, String> budget(Budget budget) {
        Map<String, String> text = new LinkedHashMap<>();
        budget.trials().ifPresent(trials -> text.put("trials", Integer.toString(trials)));
        budget.rounds().ifPresent(rounds -> text.put("rounds", Integer.toString(rounds)));
        budget.hours().ifPresent(hours -> text.put("hours", number(hours)));
        budget.cost().ifPresent(cost -> text.put("cost", number(cost)));
        budget.stallRounds().ifPresent(rounds -> text.put("stall_rounds", Integer.toString(rounds)));
        return text;
    }

    private static Map<String, String> duration(SimulationWindow window) {
        return Map.of(WindowSection.DURATION, number(window.durationMs()));
    }

    /** In single quotes nothing but the quote itself has a meaning. */
    private static String quoted(String file) {
        return "'" + file.replace("'", "''") + "'";
    }

    /** What costs depend on. */
    private static Map<String, String> target(TargetStatistics target) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("n_neuron", Integer.toString(target.neurons()));
        text.put("count_window_ms", number(target.countWindowMs()));
        text.put("count_windows", Integer.toString(target.countWindows()));
        text.put("metric", target.metric().name());
        for (Statistic statistic : Statistic.values()) {
            text.put("weights." + statistic.key(), number(target.weights().get(statistic)));
        }
        target.scalars()
                .forEach((statistic, scalar) ->
                        text.put(statistic.key(), meanAndVariance(number(scalar.mean()), scalar.variance())));
        target.eigenspectrum()
                .ifPresent(spectrum -> text.put(
                        Statistic.EIGENSPECTRUM.key(),
                        meanAndVariance(ConfigurationText.list(spectrum.mean()), spectrum.variance())));
        return text;
    }

    private static String meanAndVariance(String mean, double variance) {
        return "{mean: " + mean + ", variance: " + number(variance) + "}";
    }
}
