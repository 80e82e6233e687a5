package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.search.Scale;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.template.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Section {@code search}: bounds and scale of each free parameter. */
final class SearchSection {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("from", "to", "scale"));
    private static final String EXAMPLE = "as in `search: {j_ei: {from: -150, to: 0}}`";

    private final Section root;
    private final Section search;
    private final NetworkTemplate template;
    private final ParameterLimits limits;
    private final Problems problems;

    SearchSection(Section root, NetworkTemplate template, Problems problems) {
        this.root = root;
        this.search = root.section("search");
        this.template = template;
        this.limits = new ParameterLimits(problems);
        this.problems = problems;
    }

    /** Free parameters in the order of the file; empty where there are problems. */
    Optional<SearchSpace> read(ParameterSections parameters) {
        int before = problems.count();
        search.allow(
                template.parameters().stream()
                        .map(Parameter::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                "parameter");
        if (search.keys().isEmpty() && problems.count() == before) {
            problems.error(root.where("search"), "no parameter is free", "name some with bounds, " + EXAMPLE);
        }
        List<SearchParameter> free = new ArrayList<>();
        for (String name : search.keys()) {
            parameters.requireFree(name, search);
            template.parameter(name).flatMap(this::read).ifPresent(free::add);
        }
        return problems.count() == before ? Optional.of(new SearchSpace(free)) : Optional.empty();
    }

    private Optional<SearchParameter> read(Parameter parameter) {
        String name = parameter.name();
        if (!search.hasValue(name) || !search.isSection(name)) {
            problems.error(
                    search.where(name),
                    "bounds are expected here",
                    "write {from: %s, to: %s}"
                            .formatted(
                                    ConfigurationText.number(parameter.low()),
                                    ConfigurationText.number(parameter.high())));
            return Optional.empty();
        }
        Section bounds = search.section(name);
        bounds.allow(KEYS, "key");
        Optional<Double> from = bound(bounds, "from", parameter);
        Optional<Double> to = bound(bounds, "to", parameter);
        Optional<Scale> scale = scale(bounds);
        if (from.isEmpty() || to.isEmpty() || scale.isEmpty()) {
            return Optional.empty();
        }
        return requireRange(bounds, from.get(), to.get(), scale.get())
                ? Optional.of(new SearchParameter(name, from.get(), to.get(), scale.get()))
                : Optional.empty();
    }

    private Optional<Double> bound(Section bounds, String key, Parameter parameter) {
        if (!bounds.hasValue(key)) {
            problems.error(bounds.where(), "there is no `" + key + "`", "give both bounds, " + EXAMPLE);
            return Optional.empty();
        }
        Optional<Double> value = bounds.number(key, 0);
        value.ifPresent(v -> limits.requirePublished(parameter, v, bounds.where(key)));
        return value;
    }

    private Optional<Scale> scale(Section bounds) {
        if (!bounds.has("scale")) {
            return Optional.of(Scale.LINEAR);
        }
        return bounds.text("scale").flatMap(name -> {
            Optional<Scale> scale = Arrays.stream(Scale.values())
                    .filter(s -> s.key().equals(name))
                    .findFirst();
            if (scale.isEmpty()) {
                problems.error(bounds.where("scale"), "unknown scale '" + name + "'", "take linear, log or integer");
            }
            return scale;
        });
    }

    private boolean requireRange(Section bounds, double from, double to, Scale scale) {
        String range = "from %s to %s".formatted(ConfigurationText.number(from), ConfigurationText.number(to));
        if (from == to) {
            problems.error(bounds.where(), "the bounds are equal, " + range, "fix the value in `parameters` instead");
        } else if (from > to) {
            problems.error(bounds.where(), "the bounds are reversed, " + range, "exchange them");
        } else if (scale == Scale.LOG && from <= 0) {
            problems.error(
                    bounds.where("scale"),
                    "a log scale needs positive ends, not " + range,
                    "take scale: linear, or raise the lower bound");
        } else if (scale == Scale.INTEGER && (from != Math.rint(from) || to != Math.rint(to))) {
            problems.error(
                    bounds.where("scale"), "an integer scale needs whole ends, not " + range, "give whole numbers");
        } else {
            return true;
        }
        return false;
    }
}
