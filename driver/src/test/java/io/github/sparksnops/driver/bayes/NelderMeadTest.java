package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.bayes.NelderMead.Maximum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NelderMeadTest {
    /** Some twenty steps of the same arithmetic, rounded in another order. */
    private static final double TOLERANCE = 1e-9;

    private static double hill(double[] x) {
        return Math.exp(-(3 * Math.pow(x[0] - 0.9, 2) + 5 * Math.pow(x[1] - 0.2, 2) + 2 * Math.pow(x[2] - x[0], 2)));
    }

    /*
     * Expected: scipy 1.17.1, whose Nelder-Mead follows fminsearch, on the function of u with x = (1 + sin u) / 2:
     *   minimize(lambda u: -hill((1 + sin(u)) / 2), 2 * pi + arcsin(2 * x0 - 1), method='Nelder-Mead',
     *            options=dict(maxiter=iterations, xatol=inf, fatol=1e-3))
     */
    @ParameterizedTest
    @CsvSource({
        "0.4,  0.6,  0.3, 10, 18, 0.6522990769204656, 0.21769158077421236, 0.5274143209579697",
        "0.4,  0.6,  0.3, 40, 62, 0.8964465051450925, 0.19199994015654226, 0.8976334236600957",
        "0.99, 0.01, 0.5, 10, 19, 0.9105596567088076, 0.1612932228484092, 0.8164152328414485",
        "0.99, 0.01, 0.5, 40, 52, 0.8966452401403677, 0.19793953990198493, 0.8900110986290035"
    })
    void maximise_smoothHill_goesAsFminsearchDoes(
            double x0, double x1, double x2, int iterations, int calls, double y0, double y1, double y2) {
        int[] counted = new int[1];

        Maximum found = new NelderMead(iterations, 1e-3)
                .maximise(
                        x -> {
                            counted[0]++;
                            return hill(x);
                        },
                        new double[] {x0, x1, x2});

        assertThat(found.point()).containsExactly(new double[] {y0, y1, y2}, within(TOLERANCE));
        assertThat(found.value()).isEqualTo(hill(found.point()));
        assertThat(counted[0]).isEqualTo(calls);
    }

    @Test
    void maximise_flatFunction_staysAtItsStart() {
        Maximum found = new NelderMead(10, 1e-3).maximise(x -> 0, new double[] {0.2, 0.9});

        assertThat(found.point()).containsExactly(new double[] {0.2, 0.9}, within(1e-14));
    }

    @Test
    void maximise_summitOutside_staysInTheCube() {
        Maximum found = new NelderMead(500, 1e-12)
                .maximise(
                        x -> {
                            assertThat(x[0]).isBetween(0.0, 1.0);
                            assertThat(x[1]).isBetween(0.0, 1.0);
                            return x[0] - x[1];
                        },
                        new double[] {0.5, 0.5});

        assertThat(found.value()).isCloseTo(1, within(1e-6));
    }
}
