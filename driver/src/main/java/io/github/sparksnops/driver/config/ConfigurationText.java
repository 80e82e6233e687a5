package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes configurations as text: as a file, and key by key for comparison. */
final class ConfigurationText {
    /** Whole numbers up to here are written without a fraction. */
    private static final double LARGEST_PLAIN = 1e9;

    private ConfigurationText() {}

    static String yaml(StudyConfiguration study) {
        return yaml(sections(study));
    }

    static SortedMap<String, String> scienceKeys(StudyConfiguration study) {
        SortedMap<String, String> keys = keys(sections(study));
        if (!study.axes().isEmpty()) {
            keys.put("sweep", study.axes().stream().map(Axis::parameter).collect(Collectors.joining(", ")));
        }
        return keys;
    }

    /** Sections as a configuration file. */
    static String yaml(Map<String, Object> sections) {
        StringBuilder yaml = new StringBuilder();
        sections.forEach((key, value) -> {
            if (value instanceof Map<?, ?> section) {
                yaml.append(key).append(":\n");
                section.forEach((name, text) ->
                        yaml.append("  ").append(name).append(": ").append(text).append('\n'));
            } else {
                yaml.append(key).append(": ").append(value).append('\n');
            }
        });
        return yaml.toString();
    }

    /** Sections by dotted key. */
    static SortedMap<String, String> keys(Map<String, Object> sections) {
        SortedMap<String, String> keys = new TreeMap<>();
        sections.forEach((key, value) -> {
            if (value instanceof Map<?, ?> section) {
                section.forEach((name, text) -> keys.put(key + "." + name, (String) text));
            } else {
                keys.put(key, (String) value);
            }
        });
        return keys;
    }

    /** Key to text, or to a map of text, in the order of the reference file. */
    private static Map<String, Object> sections(StudyConfiguration study) {
        Map<String, Object> sections = new LinkedHashMap<>(model(study.model()));
        Map<String, String> sweep = new LinkedHashMap<>();
        study.axes().forEach(axis -> sweep.put(axis.parameter(), list(axis.values())));
        Map<String, String> parameters = fixed(study.model(), study.baseValues(), sweep.keySet());
        if (!parameters.isEmpty()) {
            sections.put("parameters", parameters);
        }
        if (!sweep.isEmpty()) {
            sections.put("sweep", sweep);
        }
        sections.put("repeats", Integer.toString(study.repeats()));
        sections.put("seed", Long.toUnsignedString(study.seed()));
        Map<String, String> window = new LinkedHashMap<>();
        window.put(WindowSection.DURATION, number(study.window().durationMs()));
        window.putAll(sharedWindow(study.window()));
        sections.put("window", window);
        sections.put("statistics", statistics(study.statistics()));
        return sections;
    }

    /** Network, sizes and densities. */
    static Map<String, Object> model(Model model) {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("network", model.templateName());
        Map<String, String> sizes = new LinkedHashMap<>();
        model.layout().sizes().forEach((name, size) -> sizes.put(name, size.toString()));
        sections.put("sizes", sizes);
        Map<String, String> probability = new LinkedHashMap<>();
        model.layout().connectionProbability().forEach((name, p) -> probability.put(name, number(p)));
        sections.put("connection_probability", probability);
        return sections;
    }

    /** Values of all parameters but those that vary. */
    static Map<String, String> fixed(Model model, double[] values, Set<String> varied) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<Parameter> all = model.template().parameters();
        for (int i = 0; i < values.length; i++) {
            if (!varied.contains(all.get(i).name())) {
                parameters.put(all.get(i).name(), number(values[i]));
            }
        }
        return parameters;
    }

    /** All of a window but its duration. */
    static Map<String, String> sharedWindow(SimulationWindow times) {
        Map<String, String> window = new LinkedHashMap<>();
        window.put("burn_in_ms", number(times.burnInMs()));
        window.put("count_window_ms", number(times.countWindowMs()));
        window.put("dt_ms", number(times.dtMs()));
        return window;
    }

    static Map<String, String> statistics(StatisticsSettings settings) {
        Map<String, String> statistics = new LinkedHashMap<>();
        statistics.put("neurons", Integer.toString(settings.neurons()));
        statistics.put("samplings", Integer.toString(settings.samplings()));
        statistics.put("min_rate_hz", number(settings.minRateHz()));
        statistics.put("factor_analysis", factorAnalysis(settings.factorAnalysis()));
        return statistics;
    }

    private static String factorAnalysis(FactorAnalysisSettings settings) {
        String method = settings.method().name().toLowerCase(Locale.ROOT);
        return "{method: " + method + ", latents: " + settings.latents().key() + "}";
    }

    static String list(List<Double> values) {
        return values.stream().map(ConfigurationText::number).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Shortest text that reads back as the same double. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_PLAIN) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-4 && size < LARGEST_PLAIN
                ? new BigDecimal(Double.toString(value)).toPlainString()
                : Double.toString(value);
    }
}
