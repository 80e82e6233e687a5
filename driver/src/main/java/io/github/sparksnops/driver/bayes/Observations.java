package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;

/** Noisy values of an unknown function at points, with what is known about their noise; never changed. */
public final class Observations {
    private final Points points;
    private final double[] values;
    private final double[] knownVariances;

    private Observations(Points points, double[] values, double[] knownVariances) {
        this.points = points;
        this.values = values;
        this.knownVariances = knownVariances;
    }

    /**
     * Values of whose noise nothing is known; one for each point.
     *
     * @throws IllegalArgumentException for values that are not finite, or of another number than the points
     */
    public static Observations of(Points points, double[] values) {
        return of(points, values, new double[values.length]);
    }

    /**
     * Values with known noise, such as the squared standard errors of means over repeats.
     *
     * @param values one for each point
     * @param knownVariances known variance of each value's noise, in squared units of the values; it adds to the noise that is
     *     common to all values and estimated
     * @throws IllegalArgumentException for numbers that are not finite, negative variances, and lengths that do not match
     */
    public static Observations of(Points points, double[] values, double[] knownVariances) {
        require(
                values.length == points.count() && knownVariances.length == points.count(),
                "Observations: %s values and %s noise variances for %s points",
                values.length,
                knownVariances.length,
                points.count());
        for (int i = 0; i < values.length; i++) {
            require(Double.isFinite(values[i]), "Observations: value %s is %s: must be a finite number", i, values[i]);
            require(
                    knownVariances[i] >= 0 && Double.isFinite(knownVariances[i]),
                    "Observations: noise variance %s is %s: must be finite and not negative",
                    i,
                    knownVariances[i]);
        }
        return new Observations(points, values.clone(), knownVariances.clone());
    }

    /** How many values. */
    public int count() {
        return values.length;
    }

    /** Where the values were observed. */
    public Points points() {
        return points;
    }

    /** One value. */
    public double value(int point) {
        return values[point];
    }

    /** The observations with these numbers, in this order. */
    public Observations select(int... numbers) {
        return new Observations(
                points.select(numbers),
                Arrays.stream(numbers).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(numbers).mapToDouble(i -> knownVariances[i]).toArray());
    }

    Standardisation standardisation() {
        return Standardisation.from(values);
    }

    /** The values in a unit of their own. */
    double[] standardised(Standardisation unit) {
        return Arrays.stream(values).map(unit::standardised).toArray();
    }

    /** Known variances in that unit, squared. */
    double[] standardisedVariances(Standardisation unit) {
        double squared = unit.scale() * unit.scale();
        return Arrays.stream(knownVariances).map(variance -> variance / squared).toArray();
    }
}
