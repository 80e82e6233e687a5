package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SobolPlan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How good the reported candidate is after a stated number of rounds, without noise; and against Sobol points of the same number. */
class BatchStrategyRegretTest {
    private static double[] regrets(TestProblem problem, int seeds, int rounds, int count) {
        double[] regrets = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            BatchStrategy strategy = BatchStrategy.of(problem.space(), seed, BatchSettings.DEFAULTS);
            SearchHistory history = problem.run(strategy, new SearchHistory(List.of()), rounds, count, seed);
            regrets[seed] = problem.regret(
                    strategy.leader(history).orElseThrow().point().point());
        }
        Arrays.sort(regrets);
        return regrets;
    }

    /** Of the truly best feasible one of as many Sobol points, sorted: better than a search with noise could report. */
    private static double[] sobolRegrets(TestProblem problem, int seeds, int points) {
        double[] regrets = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            regrets[seed] = Arrays.stream(new SobolPlan(problem.dimension(), seed).points(0, points))
                    .filter(problem.feasible())
                    .mapToDouble(problem::regret)
                    .min()
                    .orElseThrow();
        }
        Arrays.sort(regrets);
        return regrets;
    }

    private static void assertReached(TestProblem problem, int seeds, int rounds, int count, double regret) {
        double[] regrets = regrets(problem, seeds, rounds, count);

        int mostMisses = seeds / 10;
        assertThat(regrets[seeds - 1 - mostMisses])
                .as("regrets %s", Arrays.toString(regrets))
                .isLessThan(regret);
        assertThat(regrets[seeds / 2]).isLessThanOrEqualTo(sobolRegrets(problem, seeds, rounds * count)[seeds / 2]);
    }

    @Test
    void propose_noisyBranin_reachesTheMinimumInFourRounds() {
        assertReached(TestProblem.branin(), 20, 4, 32, 0.1);
    }

    @Test
    void propose_cliff_reachesTheMinimumAtTheEdgeInFiveRounds() {
        assertReached(TestProblem.cliff(), 10, 5, 32, 0.2);
    }

    @Test
    void propose_noisyHartmann6_comesNearTheMinimumInSixRounds() {
        assertReached(TestProblem.hartmann6(), 4, 6, 64, 0.5);
    }

    @Test
    void propose_ackley10WithInfeasibleHalf_descendsInSixRounds() {
        assertReached(TestProblem.ackley10(), 3, 6, 64, 6);
    }
}
