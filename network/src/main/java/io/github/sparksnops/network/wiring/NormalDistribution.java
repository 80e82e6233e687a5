package io.github.sparksnops.network.wiring;

/** Distribution function of the standard normal distribution, the same bits on every machine. */
final class NormalDistribution {
    /** Beyond this many standard deviations the function is 0 or 1 to better than 2^-50. */
    private static final double FAR = 8.5;

    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

    private NormalDistribution() {}

    /**
     * P(Z &lt;= z), absolute error below 1e-14: 1/2 + phi(z) (z + z³/3 + z⁵/(3·5) + ...), Marsaglia 2004, <a
     * href="https://doi.org/10.18637/jss.v011.i04">doi:10.18637/jss.v011.i04</a>, section 3.
     */
    static double cumulative(double z) {
        if (z < -FAR) {
            return 0;
        }
        if (z > FAR) {
            return 1;
        }
        double sum = z;
        double before = 0;
        double term = z;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * INVERSE_ROOT_TWO_PI * StrictMath.exp(-0.5 * z * z);
    }
}
