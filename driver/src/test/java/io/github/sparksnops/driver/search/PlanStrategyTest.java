package io.github.sparksnops.driver.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.search.Evaluation.Failed;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanStrategyTest {
    private static final Searches.Problem ANY = (point, repeat) -> point[0] < 0.5 ? Double.NaN : point[0];

    private static Stream<LongFunction<SearchStrategy>> strategies() {
        return Stream.of(
                seed -> PlanStrategy.random(3, seed),
                seed -> PlanStrategy.sobol(3, seed),
                seed -> PlanStrategy.grid(3, 64, seed));
    }

    private static List<String> ids(SearchHistory history) {
        return history.evaluations().stream().map(Evaluation::parametersId).toList();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void propose_anyCount_givesTheSameDistinctPointsInside(LongFunction<SearchStrategy> strategy) {
        SearchHistory single = Searches.run(strategy.apply(3), ANY, 60, 1);
        SearchHistory together = Searches.run(strategy.apply(3), ANY, 60, 7);

        assertThat(ids(together).subList(0, 60)).isEqualTo(ids(single));
        assertThat(ids(single)).doesNotHaveDuplicates().isNotEqualTo(ids(Searches.run(strategy.apply(4), ANY, 60, 1)));
        assertThat(single.evaluations())
                .allSatisfy(e -> assertThat(Arrays.stream(e.point()).allMatch(x -> x > 0 && x < 1))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void propose_errors_areNotProposedAgain(LongFunction<SearchStrategy> strategy) {
        SearchHistory empty = new SearchHistory(List.of());
        List<Proposal> expected = strategy.apply(3).propose(empty, 0, 6);
        SearchHistory failed = empty.plus(expected.subList(0, 4).stream()
                .map(p -> Searches.evaluation(0, p.point(), 0, new Failed("no device")))
                .toList());

        assertThat(Searches.texts(strategy.apply(3).propose(failed, 1, 2)))
                .isEqualTo(Searches.texts(expected.subList(4, 6)));
    }

    @Test
    void propose_grid_isExhaustedAfterEveryPoint() {
        SearchHistory history = Searches.run(PlanStrategy.grid(3, 70, 1), ANY, 1000, 16);

        assertThat(ids(history)).hasSize(64).doesNotHaveDuplicates();
        for (double level : new double[] {0.125, 0.375, 0.625, 0.875}) {
            assertThat(history.evaluations().stream().filter(e -> e.point()[2] == level))
                    .hasSize(16);
        }
        assertThat(PlanStrategy.grid(3, 70, 1).propose(history, 4, 16)).isEmpty();
    }

    @Test
    void propose_gridAfterAnEarlierOne_leavesItsPointsOut() {
        List<Evaluation> earlier = Searches.run(PlanStrategy.grid(2, 16, 8), ANY, 10, 10).evaluations().stream()
                .map(e -> Searches.evaluation(-1, e.point(), 0, e.outcome()))
                .toList();
        SearchStrategy strategy = PlanStrategy.grid(2, 16, 1);
        SearchHistory history = new SearchHistory(earlier);
        for (int round = 0; round < 3; round++) {
            history = history.plus(Searches.evaluated(strategy.propose(history, round, 2), ANY, round));
        }

        assertThat(ids(history)).hasSize(16).doesNotHaveDuplicates();
        assertThat(strategy.propose(history, 3, 2)).isEmpty();
    }
}
