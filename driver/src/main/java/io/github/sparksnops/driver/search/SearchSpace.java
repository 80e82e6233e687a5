package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import java.io.Serializable;
import java.util.List;

/**
 * All free parameters. A point is either a place in the unit cube, where searches work, or the values there.
 *
 * @param parameters at least one, no name twice
 */
public record SearchSpace(List<SearchParameter> parameters) implements Serializable {
    public SearchSpace {
        parameters = List.copyOf(parameters);
        require(!parameters.isEmpty(), "a search space without parameters");
        List<String> names = parameters.stream().map(SearchParameter::name).toList();
        require(names.stream().distinct().count() == names.size(), "a parameter stands twice in %s", names);
    }

    /** Number of free parameters. */
    public int dimension() {
        return parameters.size();
    }

    /** Values at a place of the unit cube, in the order of the parameters; shape {@code [parameter]}. */
    public double[] values(double[] unit) {
        requireDimension(unit);
        double[] values = new double[unit.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i).value(unit[i]);
        }
        return values;
    }

    /** Place of values in the unit cube, the inverse of {@link #values}; shape {@code [parameter]}. */
    public double[] unit(double[] values) {
        requireDimension(values);
        double[] unit = new double[values.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = parameters.get(i).unit(values[i]);
        }
        return unit;
    }

    /** Nearest values in the space, parameter by parameter; shape {@code [parameter]}. */
    public double[] clamp(double[] values) {
        requireDimension(values);
        double[] inside = new double[values.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = parameters.get(i).clamp(values[i]);
        }
        return inside;
    }

    private void requireDimension(double[] point) {
        require(point.length == dimension(), "%s numbers for %s parameters", point.length, dimension());
    }
}
