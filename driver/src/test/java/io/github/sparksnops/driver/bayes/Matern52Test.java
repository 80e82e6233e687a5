package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Matern52Test {
    private static final double ROUNDING = 1e-14;

    @Test
    void between_knownDistances_isTheFormula() {
        double[] scales = {0.5, 2};
        ScaledPoints origin = ScaledPoints.of(Points.of(new double[] {0, 0}), scales);
        ScaledPoints others =
                ScaledPoints.of(Points.of(new double[] {0, 0}, new double[] {0.5, 0}, new double[] {1.5, 8}), scales);

        double[] covariances = new Matern52(3).between(origin, others);

        // at distances 0, 1 and 5: 3, 3 (1 + sqrt(5) + 5/3) exp(-sqrt(5)), 3 (1 + 5 sqrt(5) + 125/3) exp(-5 sqrt(5))
        assertThat(covariances)
                .containsExactly(new double[] {3, 1.5719823264954609, 0.002252801366621264}, within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1023, 1024, 1100})
    void among_anyCount_agreesWithBetween(int count) {
        ScaledPoints points = ScaledPoints.of(Cases.uniform(count, 3, 1), new double[] {0.3, 1, 7});
        Matern52 covariance = new Matern52(2);

        double[] all = covariance.between(points, points);
        double[] lower = new double[count * count];
        double[] again = new double[count * count];
        covariance.among(points, lower);
        covariance.among(points, again, new double[count * count]);

        for (int j = 0; j < count; j++) {
            for (int i = j; i < count; i++) {
                if (lower[j * count + i] != all[i * count + j]
                        || Math.abs(again[j * count + i] - all[i * count + j]) > ROUNDING) {
                    assertThat(lower[j * count + i]).as("entry %s, %s", i, j).isEqualTo(all[i * count + j]);
                    assertThat(again[j * count + i]).as("entry %s, %s", i, j).isEqualTo(all[i * count + j]);
                }
            }
        }
    }
}
