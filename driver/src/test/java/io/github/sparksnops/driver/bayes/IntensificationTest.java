package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sparksnops.driver.search.Searches;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntensificationTest {
    private static final Incumbent NONE = Incumbent.NONE;
    private static final Incumbent EXACT = new Incumbent(2, 0);
    private static final Incumbent UNSURE = new Incumbent(2, 0.5);

    private static double[] costs(double... costs) {
        return costs;
    }

    /** Decisions of {@code src/bayesian_optimization.m} with 3 to 5 evaluations and a standard error of 0.15. */
    private static Stream<Arguments> decisions() {
        return Stream.of(
                Arguments.of("no incumbent: any cost is repeated", costs(100), NONE, true),
                Arguments.of("no incumbent: up to the least", costs(100, 100), NONE, true),
                Arguments.of("no incumbent: equal costs are enough", costs(100, 100, 100), NONE, false),
                Arguments.of("no incumbent: spread goes on", costs(99, 100, 101), NONE, true),
                Arguments.of("below the incumbent", costs(1.9), EXACT, true),
                Arguments.of("equal to the incumbent is not below", costs(2), EXACT, false),
                Arguments.of("above the incumbent", costs(2.1), EXACT, false),
                Arguments.of("within two standard errors", costs(2.9), UNSURE, true),
                Arguments.of("at two standard errors", costs(3), UNSURE, false),
                Arguments.of("mean still within", costs(1, 4.8), UNSURE, true),
                Arguments.of("mean no longer within, before the least", costs(1, 5.2), UNSURE, false),
                Arguments.of("mean no longer within, after the least", costs(1, 1, 7.1), UNSURE, false),
                // Deviations of 0.25 and 0.28 over sqrt(3): 0.144 and 0.162.
                Arguments.of("standard error below 0.15", costs(1, 1.25, 1.5), UNSURE, false),
                Arguments.of("standard error above 0.15", costs(1, 1.28, 1.56), UNSURE, true),
                Arguments.of("spread, but the most is reached", costs(1, 1.5, 1, 1.5, 1), UNSURE, false),
                Arguments.of("infeasible at once", costs(Double.NaN), NONE, false),
                Arguments.of("infeasible on repeating", costs(0.1, Double.NaN), UNSURE, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void goesOn_costsAndIncumbent_asPublished(String name, double[] costs, Incumbent incumbent, boolean expected) {
        Intensification rule = new Intensification(3, 5, 0.15);

        assertThat(rule.goesOn(Searches.tried(costs), incumbent)).as(name).isEqualTo(expected);
    }

    @Test
    void goesOn_oneEvaluationAtMost_neverRepeats() {
        Intensification rule = Intensification.published().withEvaluations(1, 1);

        assertThat(rule.goesOn(Searches.tried(1), NONE)).isFalse();
    }

    @Test
    void goesOn_leastOfOne_doesNotTakeASingleCostForCertain() {
        Intensification rule = Intensification.published().withEvaluations(1, 3);

        assertThat(rule.goesOn(Searches.tried(1), NONE)).isTrue();
        assertThat(rule.goesOn(Searches.tried(1, 1), NONE)).isFalse();
    }

    @Test
    void of_mostBelowLeast_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Intensification(3, 2, 0.15))
                .withMessageContaining("most = 2");
    }
}
