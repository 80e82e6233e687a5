package io.github.sparksnops.driver.search;

import java.util.Locale;

/**
 * How a parameter's values are spread over the interval 0 to 1. Logarithms and powers come from StrictMath, because values
 * are part of a row's identity.
 */
public enum Scale {
    /** Equal distances are equal differences. */
    LINEAR {
        @Override
        double value(double unit, double from, double to) {
            return (1 - unit) * from + unit * to;
        }

        @Override
        double unit(double value, double from, double to) {
            return (value - from) / (to - from);
        }
    },
    /** Equal distances are equal ratios; both ends are positive. */
    LOG {
        @Override
        double value(double unit, double from, double to) {
            return StrictMath.exp((1 - unit) * StrictMath.log(from) + unit * StrictMath.log(to));
        }

        @Override
        double unit(double value, double from, double to) {
            return (StrictMath.log(value) - StrictMath.log(from)) / (StrictMath.log(to) - StrictMath.log(from));
        }
    },
    /** Whole numbers: each has a cell of the same width, and stands in its middle. */
    INTEGER {
        @Override
        double value(double unit, double from, double to) {
            return from + Math.floor(unit * (to - from + 1));
        }

        @Override
        double unit(double value, double from, double to) {
            return (Math.rint(value) - from + 0.5) / (to - from + 1);
        }
    };

    /** Name in configurations. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Value at a place in 0 .. 1; the caller sees to exact ends. */
    abstract double value(double unit, double from, double to);

    /** Place of a value; the caller sees to exact ends. */
    abstract double unit(double value, double from, double to);
}
