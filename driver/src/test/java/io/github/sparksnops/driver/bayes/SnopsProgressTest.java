package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Failed;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.Searches;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnopsProgressTest {
    private static final Intensification RULE = new Intensification(2, 3, 0.15);

    private final List<Evaluation> evaluations = new ArrayList<>();

    /** Adds a point, named by its coordinate, with the costs of its repeats. */
    private void add(double point, double... costs) {
        addIn(evaluations.size(), point, costs);
    }

    private void addIn(int round, double point, double... costs) {
        for (int i = 0; i < costs.length; i++) {
            evaluations.add(Searches.evaluation(round < 0 ? round : round + i, new double[] {point}, i, costs[i]));
        }
    }

    private void fail(double point, int repeat) {
        evaluations.add(
                Searches.evaluation(evaluations.size(), new double[] {point}, repeat, new Failed("out of memory")));
    }

    private SnopsProgress progress() {
        return SnopsProgress.of(new SearchHistory(evaluations), RULE);
    }

    private static double openAt(SnopsProgress progress) {
        return progress.open().map(TriedPoint::point).orElseThrow()[0];
    }

    @Test
    void of_noEvaluations_isAtTheStart() {
        assertThat(progress().proposed()).isZero();
        assertThat(progress().open()).isEmpty();
        assertThat(progress().incumbent().exists()).isFalse();
    }

    @Test
    void of_betterPoints_takesMeanAndStandardErrorOfTheBest() {
        add(0.1, Double.NaN);
        add(0.2, 6, 6.2);
        add(0.3, 2, 1, 3);
        add(0.4, 9);

        SnopsProgress progress = progress();

        assertThat(progress.open()).isEmpty();
        assertThat(progress.proposed()).isEqualTo(4);
        assertThat(progress.incumbent().meanCost()).isEqualTo(2);
        assertThat(progress.incumbent().standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-15));
    }

    @Test
    void of_promisingPoint_isOpenBeforeLaterOnesCount() {
        add(0.2, 6, 6.2);
        add(0.3, 2);
        add(0.4, 1);

        SnopsProgress progress = progress();

        assertThat(openAt(progress)).isEqualTo(0.3);
        assertThat(progress.incumbent().meanCost()).isCloseTo(6.1, within(1e-15));
        assertThat(progress.proposed()).isEqualTo(3);
    }

    @Test
    void of_meanRisesOnRepeating_pointIsDoneAndIncumbentStays() {
        add(0.2, 6, 6.2);
        add(0.3, 2, 12);

        assertThat(progress().open()).isEmpty();
        assertThat(progress().incumbent().meanCost()).isCloseTo(6.1, within(1e-15));
    }

    @Test
    void of_infeasibleRepeat_pointIsDoneAndNoIncumbent() {
        add(0.3, 2, Double.NaN);

        assertThat(progress().open()).isEmpty();
        assertThat(progress().incumbent().exists()).isFalse();
    }

    @Test
    void of_errors_endThePointAndCountAsProposed() {
        fail(0.1, 0);
        add(0.2, 5);
        fail(0.2, 1);

        SnopsProgress progress = progress();

        assertThat(progress.open()).isEmpty();
        assertThat(progress.proposed()).isEqualTo(2);
        assertThat(progress.incumbent()).isEqualTo(new Incumbent(5, 0));
    }

    @Test
    void of_earlierStudies_countButAreNotRepeated() {
        addIn(-1, 0.1, 5);
        addIn(-1, 0.2, 7, 7);
        addIn(0, 0.3, 4);

        SnopsProgress progress = progress();

        assertThat(progress.earlier()).isEqualTo(2);
        assertThat(progress.proposed()).isEqualTo(1);
        assertThat(progress.incumbent()).isEqualTo(new Incumbent(5, 0));
        assertThat(openAt(progress)).isEqualTo(0.3);
    }
}
