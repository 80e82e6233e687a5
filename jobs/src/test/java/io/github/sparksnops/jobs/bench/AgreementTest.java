package io.github.sparksnops.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void of_sameOrder_hasRankCorrelationOne() {
        Agreement agreement = Agreement.of(new double[] {1, 2, 30}, new double[] {4, 5, 6});

        assertThat(agreement.rankCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(agreement.medianDifference()).isEqualTo(-3);
        assertThat(agreement.medianRelativeDifference()).isEqualTo(-0.6);
    }

    @Test
    void of_equalValues_shareTheirRank() {
        // ranks 0.5 2 2 3.5 and 0.5 1.5 2.5 3.5: 4.5 / sqrt(4.5 * 5)
        Agreement agreement = Agreement.of(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4});

        assertThat(agreement.rankCorrelation()).isCloseTo(4.5 / Math.sqrt(22.5), within(1e-12));
    }

    @Test
    void of_publishedZero_isLeftOutOfTheRelativeDifference() {
        Agreement agreement = Agreement.of(new double[] {1, 3}, new double[] {0, 2});

        assertThat(agreement.medianDifference()).isEqualTo(1);
        assertThat(agreement.medianRelativeDifference()).isEqualTo(0.5);
        assertThat(agreement.pairs()).isEqualTo(2);
    }

    @Test
    void of_noPairs_isUndefined() {
        Agreement agreement = Agreement.of(new double[0], new double[0]);

        assertThat(agreement.rankCorrelation()).isNaN();
        assertThat(agreement.medianDifference()).isNaN();
    }
}
