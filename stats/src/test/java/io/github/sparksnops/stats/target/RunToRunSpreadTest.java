package io.github.sparksnops.stats.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.stats.Statistic;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunToRunSpreadTest {
    private final Map<Statistic, Double> weights = new EnumMap<>(Statistic.class);
    private final Map<Statistic, Double> variances = new EnumMap<>(Statistic.class);

    RunToRunSpreadTest() {
        for (Statistic statistic : Statistic.values()) {
            weights.put(statistic, 1.0);
            variances.put(statistic, RunToRunSpread.variance(statistic));
        }
    }

    @Test
    void costShares_targetsThatVaryAsTheModel_shareAlike() {
        assertThat(RunToRunSpread.costShares(weights, variances).values())
                .allSatisfy(share -> assertThat(share).isCloseTo(1 / 6.0, within(1e-12)));
    }

    @Test
    void costShares_weightsAndVariances_byHand() {
        weights.put(Statistic.RATE_HZ, 0.0);
        weights.put(Statistic.FANO_FACTOR, 2.0);
        variances.put(Statistic.SHARED_VARIANCE, RunToRunSpread.variance(Statistic.SHARED_VARIANCE) / 15);

        Map<Statistic, Double> shares = RunToRunSpread.costShares(weights, variances);

        // parts: 0, 2, 1, 15, 1, 1
        assertThat(shares.get(Statistic.RATE_HZ)).isZero();
        assertThat(shares.get(Statistic.FANO_FACTOR)).isCloseTo(0.1, within(1e-12));
        assertThat(shares.get(Statistic.SHARED_VARIANCE)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void costShares_missingStatistics_shareNothing() {
        variances.keySet().removeIf(statistic -> statistic.compareTo(Statistic.FANO_FACTOR) > 0);

        assertThat(RunToRunSpread.costShares(weights, variances))
                .containsOnlyKeys(Statistic.RATE_HZ, Statistic.FANO_FACTOR);
    }
}
