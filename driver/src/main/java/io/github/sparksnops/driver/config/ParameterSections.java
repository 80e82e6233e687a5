package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.template.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sections {@code parameters} and {@code sweep}: one value, or many, per parameter of the template. */
final class ParameterSections {
    private final Section fixed;
    private final Section sweep;
    private final boolean sweeps;
    private final NetworkTemplate template;
    private final Problems problems;

    ParameterSections(Section root, NetworkTemplate template, Problems problems) {
        this.fixed = root.section("parameters");
        this.sweep = root.section("sweep");
        this.sweeps = root.hasValue("sweep") && root.isSection("sweep");
        this.template = template;
        this.problems = problems;
        Set<String> names = template.parameters().stream()
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        fixed.allow(names, "parameter");
        sweep.allow(names, "parameter");
    }

    /** Defaults, overridden by {@code parameters}. */
    double[] baseValues() {
        double[] values = template.defaultValues();
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = template.parameters().get(i);
            Optional<Double> value = fixed.number(parameter.name(), values[i]);
            if (value.isPresent() && fixed.has(parameter.name())) {
                requireAdmitted(parameter, List.of(value.get()), fixed.where(parameter.name()));
            }
            values[i] = value.orElse(values[i]);
        }
        return values;
    }

    /** Axes in the order of the file. */
    List<Axis> axes() {
        if (sweeps && sweep.keys().isEmpty()) {
            problems.error(
                    sweep.where(), "the grid is empty", "name parameters with values, as in `tau_decay_i: [4, 8, 16]`");
        }
        List<Axis> axes = new ArrayList<>();
        for (String name : sweep.keys()) {
            Optional<Parameter> parameter = template.parameter(name);
            if (fixed.has(name)) {
                problems.error(
                        sweep.where(name),
                        "the parameter is also fixed in `parameters`",
                        "remove it from one of the two sections");
            }
            if (parameter.isPresent()) {
                List<Double> values = new AxisValues(sweep, problems).read(name);
                requireAdmitted(parameter.get(), values, sweep.where(name));
                axes.add(new Axis(name, values));
            }
        }
        return axes;
    }

    private void requireAdmitted(Parameter parameter, List<Double> values, String where) {
        List<Double> refused = values.stream().filter(v -> !parameter.admits(v)).toList();
        if (!refused.isEmpty()) {
            problems.error(where, shown(refused) + " " + parameter.unit() + ": " + rule(parameter), remedy(parameter));
            return;
        }
        List<Double> unusual =
                values.stream().filter(v -> !parameter.published(v)).toList();
        if (!unusual.isEmpty()) {
            problems.warn(
                    where,
                    "%s %s lies outside of the published range from %s to %s"
                            .formatted(
                                    shown(unusual),
                                    parameter.unit(),
                                    ConfigurationText.number(parameter.low()),
                                    ConfigurationText.number(parameter.high())),
                    "it is simulated as it is");
        }
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
