package io.github.sparksnops.driver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {
    /** Two roundings in each direction. */
    private static final double ROUND_TRIP_TOLERANCE = 1e-13;

    private static final SearchSpace SPACE = new SearchSpace(List.of(
            new SearchParameter("tau_decay_i", 1, 25, Scale.LOG),
            new SearchParameter("j_ei", -150, 0, Scale.LINEAR),
            new SearchParameter("sources", 2, 5, Scale.INTEGER)));

    @Test
    void values_endsOfTheCube_areTheBoundsExactly() {
        SearchSpace awkward = new SearchSpace(List.of(
                new SearchParameter("a", 0.1, 0.7, Scale.LINEAR), new SearchParameter("b", 0.1, 0.7, Scale.LOG)));

        assertThat(SPACE.values(new double[] {0, 0, 0})).containsExactly(1, -150, 2);
        assertThat(SPACE.values(new double[] {1, 1, 1})).containsExactly(25, 0, 5);
        assertThat(awkward.values(new double[] {0, 0})).containsExactly(0.1, 0.1);
        assertThat(awkward.values(new double[] {1, 1})).containsExactly(0.7, 0.7);
        assertThat(awkward.values(new double[] {-0.5, 1.5})).containsExactly(0.1, 0.7);
        assertThat(awkward.unit(new double[] {0.1, 0.7})).containsExactly(0, 1);
    }

    @Test
    void values_middle_isTheMeanOfTheScale() {
        double[] values = SPACE.values(new double[] {0.5, 0.5, 0.5});

        assertThat(values[0]).as("geometric mean").isCloseTo(5, within(1e-14));
        assertThat(values[1]).isEqualTo(-75);
        assertThat(values[2]).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0,2", "0.2499,2", "0.25,3", "0.4999,3", "0.5,4", "0.7499,4", "0.75,5", "0.9999,5", "1,5"})
    void value_integerScale_hasCellsOfOneWidth(double unit, double value) {
        assertThat(SPACE.parameters().get(2).value(unit)).isEqualTo(value);
    }

    @Test
    void unit_ofValues_isTheInverse() {
        UniformPlan plan = new UniformPlan(3, 1);
        for (int i = 0; i < 1000; i++) {
            double[] unit = plan.point(i);

            double[] values = SPACE.values(unit);

            assertThat(SPACE.values(SPACE.unit(values))).containsExactly(values, within(ROUND_TRIP_TOLERANCE * 150));
            assertThat(SPACE.unit(values)[0]).isCloseTo(unit[0], within(ROUND_TRIP_TOLERANCE));
            assertThat(SPACE.unit(values)[1]).isCloseTo(unit[1], within(ROUND_TRIP_TOLERANCE));
            assertThat(SPACE.clamp(values)).containsExactly(values);
        }
    }

    @Test
    void clamp_outside_isTheNearestValue() {
        assertThat(SPACE.clamp(new double[] {0, 5, 3.4})).containsExactly(1, 0, 3);
        assertThat(SPACE.clamp(new double[] {30, -200, 9})).containsExactly(25, -150, 5);
        assertThat(SPACE.unit(new double[] {30, -200, 9})).containsExactly(1, 0, 0.875);
    }

    @Test
    void equals_sameParameters_isEqual() {
        SearchSpace same = new SearchSpace(List.copyOf(SPACE.parameters()));
        SearchSpace reversed = new SearchSpace(List.of(
                SPACE.parameters().get(2),
                SPACE.parameters().get(1),
                SPACE.parameters().get(0)));

        assertThat(same).isEqualTo(SPACE).hasSameHashCodeAs(SPACE);
        assertThat(reversed).as("the order gives the coordinates their meaning").isNotEqualTo(SPACE);
        assertThat(SPACE.dimension()).isEqualTo(3);
    }

    @Test
    void of_impossibleSpace_isRefused() {
        assertThatThrownBy(() -> new SearchParameter("a", 1, 1, Scale.LINEAR))
                .hasMessageContaining("equal or reversed");
        assertThatThrownBy(() -> new SearchParameter("a", 2, 1, Scale.LINEAR))
                .hasMessageContaining("equal or reversed");
        assertThatThrownBy(() -> new SearchParameter("a", 0, 1, Scale.LOG)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new SearchParameter("a", 0.5, 2, Scale.INTEGER))
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> new SearchParameter("a", 0, Double.NaN, Scale.LINEAR))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> new SearchSpace(List.of())).hasMessageContaining("without parameters");
        assertThatThrownBy(() -> new SearchSpace(List.of(
                        new SearchParameter("a", 0, 1, Scale.LINEAR), new SearchParameter("a", 0, 2, Scale.LINEAR))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> SPACE.values(new double[2])).hasMessageContaining("2 numbers for 3");
        assertThatThrownBy(() -> SPACE.values(new double[] {0, Double.NaN, 0})).hasMessageContaining("NaN");
    }
}
