package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolChoiceTest {
    /** Four candidates in two worlds: a leader, a safe improvement, and the best of either world. Each is its own coordinate. */
    private static final double[][] LOG_COSTS = {{3, 2, 0, 4}, {3, 2, 4, 0.5}};

    private static double[][] at(double[][] byCandidate, Points points) {
        double[][] values = new double[byCandidate.length][points.count()];
        for (int world = 0; world < values.length; world++) {
            for (int i = 0; i < points.count(); i++) {
                values[world][i] = byCandidate[world][(int) points.coordinate(i, 0)];
            }
        }
        return values;
    }

    private static CandidatePool pool(double[][] feasibility) {
        CandidatePool pool = new CandidatePool(points -> at(LOG_COSTS, points), points -> at(feasibility, points));
        pool.add(List.of(new double[] {0}, new double[] {1}));
        pool.add(List.of(new double[] {2}, new double[] {3}));
        return pool;
    }

    @Test
    void best_leaderAndChosen_isWhatImprovesMostOnThem() {
        PoolChoice choice = new PoolChoice(pool(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}}), 1);

        int first = choice.best();
        choice.take(first);
        int second = choice.best();
        choice.take(second);

        // 3 in the one world, then 2.5 in the other; the safe one, 1 in each, improves nothing then.
        assertThat(first).isEqualTo(2);
        assertThat(second).isEqualTo(3);
        assertThat(choice.best()).isEqualTo(-1);
    }

    @Test
    void best_infeasibleInAWorld_improvesNothingThere() {
        PoolChoice choice = new PoolChoice(pool(new double[][] {{1, 1, -0.1, 1}, {1, 1, -0.1, 1}}), 1);

        assertThat(choice.best()).isEqualTo(3);
    }

    @Test
    void best_ofAWorldWhereAllAreInfeasible_isTheNearestToFeasible() {
        CandidatePool pool = pool(new double[][] {{-1, -0.2, -0.5, -2}, {1, 1, 1, 1}});

        assertThat(pool.best(0)).isEqualTo(1);
        assertThat(pool.best(1)).isEqualTo(3);
    }
}
