package io.github.sparksnops.driver.search;

import static io.github.sparksnops.network.Check.require;

import java.io.Serializable;

/**
 * One free parameter.
 *
 * @param name of the template's parameter
 * @param from smallest value, in the parameter's unit
 * @param to largest value, above {@code from}
 */
public record SearchParameter(String name, double from, double to, Scale scale) implements Serializable {
    public SearchParameter {
        require(Double.isFinite(from) && Double.isFinite(to), "%s from %s to %s: must be finite", name, from, to);
        require(from < to, "%s from %s to %s: the bounds are equal or reversed", name, from, to);
        require(scale != Scale.LOG || from > 0, "%s from %s to %s: a log scale has positive ends", name, from, to);
        require(
                scale != Scale.INTEGER || (from == Math.rint(from) && to == Math.rint(to)),
                "%s from %s to %s: an integer scale has whole ends",
                name,
                from,
                to);
    }

    /** Value at a place of the unit interval: 0 and less give {@code from}, 1 and more {@code to}, exactly. */
    public double value(double unit) {
        require(!Double.isNaN(unit), "%s at NaN", name);
        if (unit <= 0) {
            return from;
        }
        return unit >= 1 ? to : clamp(scale.value(unit, from, to));
    }

    /** Place of a value in 0 .. 1, the inverse of {@link #value}; a whole number of an integer scale has its cell's middle. */
    public double unit(double value) {
        double inside = clamp(value);
        if (scale != Scale.INTEGER && (inside == from || inside == to)) {
            return inside == from ? 0 : 1;
        }
        return Math.max(0, Math.min(1, scale.unit(inside, from, to)));
    }

    /** Nearest value that the parameter can take. */
    public double clamp(double value) {
        require(!Double.isNaN(value), "%s = NaN", name);
        double inside = Math.max(from, Math.min(to, value));
        return scale == Scale.INTEGER ? Math.rint(inside) : inside;
    }
}
