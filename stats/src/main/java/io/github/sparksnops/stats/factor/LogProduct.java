package io.github.sparksnops.stats.factor;

/** Logarithm of a product of positive numbers, with one logarithm for many factors: a logarithm costs as much as 20 products. */
final class LogProduct {
    private static final double LARGEST = 0x1p500;
    private static final double SMALLEST = 0x1p-500;

    private double sum;
    private double product = 1;

    void reset() {
        sum = 0;
        product = 1;
    }

    /** Multiplies by a factor; one that is not positive makes the result NaN. */
    void multiply(double factor) {
        product *= factor > 0 ? factor : Double.NaN;
        if (!(product < LARGEST && product > SMALLEST)) {
            sum += StrictMath.log(product);
            product = 1;
        }
    }

    double log() {
        return sum + StrictMath.log(product);
    }
}
