package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a study as text: as a configuration file, and key by key for comparison. */
final class ConfigurationText {
    /** Whole numbers up to here are written without a fraction. */
    private static final double LARGEST_PLAIN = 1e9;

    private ConfigurationText() {}

    static String yaml(StudyConfiguration study) {
        StringBuilder yaml = new StringBuilder();
        sections(study).forEach((key, value) -> {
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

    static SortedMap<String, String> scienceKeys(StudyConfiguration study) {
        SortedMap<String, String> keys = new TreeMap<>();
        sections(study).forEach((key, value) -> {
            if (value instanceof Map<?, ?> section) {
                section.forEach((name, text) -> keys.put(key + "." + name, (String) text));
            } else {
                keys.put(key, (String) value);
            }
        });
        if (!study.axes().isEmpty()) {
            keys.put("sweep", study.axes().stream().map(Axis::parameter).collect(Collectors.joining(", ")));
        }
        return keys;
    }

    /** Key to text, or to a map of text, in the order of the reference file. */
    private static Map<String, Object> sections(StudyConfiguration study) {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("network", study.model().templateName());
        Map<String, String> sizes = new LinkedHashMap<>();
        study.model().layout().sizes().forEach((name, size) -> sizes.put(name, size.toString()));
        sections.put("sizes", sizes);
        Map<String, String> probability = new LinkedHashMap<>();
        study.model().layout().connectionProbability().forEach((name, p) -> probability.put(name, number(p)));
        sections.put("connection_probability", probability);
        Map<String, String> sweep = new LinkedHashMap<>();
        study.axes().forEach(axis -> sweep.put(axis.parameter(), list(axis.values())));
        Map<String, String> parameters = new LinkedHashMap<>();
        List<Parameter> all = study.model().template().parameters();
        double[] values = study.baseValues();
        for (int i = 0; i < values.length; i++) {
            if (!sweep.containsKey(all.get(i).name())) {
                parameters.put(all.get(i).name(), number(values[i]));
            }
        }
        if (!parameters.isEmpty()) {
            sections.put("parameters", parameters);
        }
        if (!sweep.isEmpty()) {
            sections.put("sweep", sweep);
        }
        sections.put("repeats", Integer.toString(study.repeats()));
        sections.put("seed", Long.toUnsignedString(study.seed()));
        Map<String, String> window = new LinkedHashMap<>();
        window.put("duration_ms", number(study.window().durationMs()));
        window.put("burn_in_ms", number(study.window().burnInMs()));
        window.put("count_window_ms", number(study.window().countWindowMs()));
        window.put("dt_ms", number(study.window().dtMs()));
        sections.put("window", window);
        Map<String, String> statistics = new LinkedHashMap<>();
        statistics.put("neurons", Integer.toString(study.statistics().neurons()));
        statistics.put("samplings", Integer.toString(study.statistics().samplings()));
        statistics.put("min_rate_hz", number(study.statistics().minRateHz()));
        statistics.put("factor_analysis", factorAnalysis(study.statistics().factorAnalysis()));
        sections.put("statistics", statistics);
        return sections;
    }

    private static String factorAnalysis(FactorAnalysisSettings settings) {
        String method = settings.method().name().toLowerCase(Locale.ROOT);
        return "{method: " + method + ", latents: " + settings.latents().key() + "}";
    }

    private static String list(List<Double> values) {
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
