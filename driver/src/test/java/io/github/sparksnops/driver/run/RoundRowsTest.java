package io.github.sparksnops.driver.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.run.RoundRows.End;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.stats.target.CostFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes a round of two stages whole. */
class RoundRowsTest {
    private static final TwoStages PLAN = new TwoStages();
    private static final PlanRange RANGE = new PlanRange(1, 3);

    /** Three parameter sets of a sweep, screened and simulated in full. */
    private static final class TwoStages implements TrialPlan {
        private static final long serialVersionUID = 1;
        private final SweepPlan sweep = SweepPlan.of(Studies.of(3, 1, 1, 7));

        @Override
        public int size() {
            return sweep.size();
        }

        @Override
        public List<TrialSettings> stages() {
            TrialSettings full = sweep.lastStage();
            return List.of(new TrialSettings(full.model(), Fidelity.SCREENING, full.window(), full.statistics()), full);
        }

        @Override
        public Optional<CostFunction> cost() {
            return Optional.empty();
        }

        @Override
        public Trials trials() {
            Trials inner = sweep.trials();
            return (stage, position) -> new TrialFactory(stages().get(stage), 7)
                    .trial(inner.at(0, position).values(), 0);
        }
    }

    private static End end(int stage, int position, Status status) {
        return new End(PLAN.trials().at(stage, position).trialId(), status);
    }

    /** Position 1 is screened out, position 2 passes. */
    private static List<End> whole() {
        return new ArrayList<>(
                List.of(end(0, 1, Status.INFEASIBLE), end(0, 2, Status.COMPLETED), end(1, 2, Status.FAILED)));
    }

    private static RoundRows rows(List<End> ends) {
        return new RoundRows(List.of(), ends, TrialCounts.NONE);
    }

    @Test
    void requireExactly_secondStageWhereTheFirstCompleted_passes() {
        assertThatCode(() -> rows(whole()).requireExactly(PLAN, RANGE)).doesNotThrowAnyException();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("second stage missing", List.of(), 2),
                Arguments.of("first stage missing", List.of(), 0),
                Arguments.of("second stage of what was screened out", List.of(end(1, 1, Status.COMPLETED)), -1),
                Arguments.of("a row twice", List.of(end(1, 2, Status.FAILED)), -1),
                Arguments.of("a row of another position", List.of(end(0, 0, Status.FAILED)), -1),
                Arguments.of("another row instead", List.of(end(1, 0, Status.COMPLETED)), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void requireExactly_fault_isRefused(String name, List<End> more, int removed) {
        List<End> ends = whole();
        if (removed >= 0) {
            ends.remove(removed);
        }
        ends.addAll(more);

        assertThatThrownBy(() -> rows(ends).requireExactly(PLAN, RANGE))
                .as(name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the round is not used");
    }
}
