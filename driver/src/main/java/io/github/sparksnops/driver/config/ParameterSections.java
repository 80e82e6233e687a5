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
    private final ParameterLimits limits;

    ParameterSections(Section root, NetworkTemplate template, Problems problems) {
        this.fixed = root.section("parameters");
        this.sweep = root.section("sweep");
        this.sweeps = root.hasValue("sweep") && root.isSection("sweep");
        this.template = template;
        this.problems = problems;
        this.limits = new ParameterLimits(problems);
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
                limits.requireAdmitted(parameter, List.of(value.get()), fixed.where(parameter.name()));
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
            requireFree(name, sweep);
            if (parameter.isPresent()) {
                List<Double> values = new AxisValues(sweep, problems).read(name);
                limits.requireAdmitted(parameter.get(), values, sweep.where(name));
                axes.add(new Axis(name, values));
            }
        }
        return axes;
    }

    /** Complains of a parameter that another section varies where `parameters` fixes it. */
    void requireFree(String name, Section varied) {
        if (fixed.has(name)) {
            problems.error(
                    varied.where(name),
                    "the parameter is also fixed in `parameters`",
                    "remove it from one of the two sections");
        }
    }
}
