package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.template.Parameter;
import java.util.List;

/** What values a parameter can have, and which were published. */
final class ParameterLimits {
    private final Problems problems;

    ParameterLimits(Problems problems) {
        this.problems = problems;
    }

    /** Complains of values that make no network; warns of those outside of the published range. */
    void requireAdmitted(Parameter parameter, List<Double> values, String where) {
        List<Double> refused = values.stream().filter(v -> !parameter.admits(v)).toList();
        if (!refused.isEmpty()) {
            problems.error(where, shown(refused) + " " + parameter.unit() + ": " + rule(parameter), remedy(parameter));
            return;
        }
        List<Double> unusual =
                values.stream().filter(v -> !parameter.published(v)).toList();
        if (!unusual.isEmpty()) {
            problems.warn(where, unusual(parameter, unusual), "it is simulated as it is");
        }
    }

    /**
     * Complains of values outside of the published range: what a search would spend most of its trials on is checked more
     * strictly than a single value.
     */
    void requirePublished(Parameter parameter, double value, String where) {
        if (!parameter.admits(value)) {
            requireAdmitted(parameter, List.of(value), where);
        } else if (!parameter.published(value)) {
            problems.error(where, unusual(parameter, List.of(value)), remedy(parameter));
        }
    }

    private static String unusual(Parameter parameter, List<Double> values) {
        return "%s %s lies outside of the published range from %s to %s"
                .formatted(
                        shown(values),
                        parameter.unit(),
                        ConfigurationText.number(parameter.low()),
                        ConfigurationText.number(parameter.high()));
    }

    private static String shown(List<Double> values) {
        String first = ConfigurationText.number(values.get(0));
        return values.size() == 1 ? first : first + " (and " + (values.size() - 1) + " more)";
    }

    private static String rule(Parameter parameter) {
        if (parameter.hardHigh() == 0) {
            return "inhibition must not excite, so its strength is negative or 0";
        }
        if (parameter.hardLow() == 0 && parameter.name().startsWith("j_")) {
            return "excitation must not inhibit, so its strength is positive or 0";
        }
        return parameter.meaning() + " must be at least " + ConfigurationText.number(parameter.hardLow());
    }

    private static String remedy(Parameter parameter) {
        return "give a value from %s to %s %s, the published range"
                .formatted(
                        ConfigurationText.number(parameter.low()),
                        ConfigurationText.number(parameter.high()),
                        parameter.unit());
    }
}
