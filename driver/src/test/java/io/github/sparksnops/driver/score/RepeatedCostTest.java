package io.github.sparksnops.driver.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepeatedCostTest {
    @Test
    void of_costs_meanErrorAndLeastInAnyOrder() {
        // Mean 3, squares 4 + 1 + 9 + 0 = 14, variance 14 / 3, standard error sqrt(14 / 12).
        RepeatedCost cost = RepeatedCost.of(new double[] {1, 2, 6, 3});

        assertThat(cost.mean()).isEqualTo(3);
        assertThat(cost.standardError().getAsDouble()).isCloseTo(Math.sqrt(14.0 / 12), within(1e-15));
        assertThat(cost.least()).isEqualTo(1);
        assertThat(cost.repeats()).isEqualTo(4);
        assertThat(RepeatedCost.of(new double[] {0.1, 0.3, 1e9, 0.2}))
                .isEqualTo(RepeatedCost.of(new double[] {1e9, 0.1, 0.2, 0.3}));
    }

    @Test
    void of_singleCost_hasNoError() {
        assertThat(RepeatedCost.of(new double[] {2})).isEqualTo(new RepeatedCost(2, OptionalDouble.empty(), 2, 1));
        assertThatThrownBy(() -> RepeatedCost.of(new double[0])).hasMessageContaining("no costs");
    }

    @Test
    void scorableRows_sentence_namesEveryRow() {
        ScorableRows rows = new ScorableRows(
                7, new TreeMap<>(Map.of("eigenspectrum", 2L, "fano_factor and eigenspectrum", 1L)), 5, 4, 1);

        assertThat(rows.sentence())
                .isEqualTo(
                        "7 of 19 rows have a cost; 5 infeasible, 4 failed, 2 completed without eigenspectrum,"
                                + " 1 completed without fano_factor and eigenspectrum; 1 row left out: in another directory too");
        assertThat(new ScorableRows(1, new TreeMap<>(), 0, 0, 0).sentence())
                .isEqualTo("1 of 1 row has a cost; 0 infeasible, 0 failed");
    }
}
