package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Failed;
import io.github.sparksnops.driver.search.Evaluation.Infeasible;
import io.github.sparksnops.driver.search.Evaluation.Outcome;
import io.github.sparksnops.driver.search.Evaluation.Scored;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.Scale;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.SobolPlan;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.stats.StatisticValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchStrategyTest {
    private static final TestProblem PROBLEM = TestProblem.cliff();
    private static final SearchHistory NOTHING = new SearchHistory(List.of());
    private static final BatchStrategy STRATEGY = strategy(1);

    private static BatchStrategy strategy(long seed) {
        return BatchStrategy.of(PROBLEM.space(), seed, BatchSettings.DEFAULTS);
    }

    /** Sobol points, each with an outcome. */
    private static SearchHistory history(int count, Function<double[], Outcome> outcome) {
        return new SearchHistory(Arrays.stream(new SobolPlan(PROBLEM.dimension(), 5).points(0, count))
                .map(point -> new Evaluation(0, Arrays.toString(point), point, 0, outcome.apply(point)))
                .toList());
    }

    private static Scored scored(double cost) {
        return new Scored(cost, StatisticValues.of(new double[5], new double[0]));
    }

    private static void assertSound(List<Proposal> proposals, SearchHistory history, int count) {
        assertThat(proposals).hasSize(count);
        Set<List<Object>> known = new HashSet<>();
        history.evaluations().forEach(e -> known.add(List.of(Arrays.toString(e.point()), e.repeat())));
        for (Proposal proposal : proposals) {
            assertThat(proposal.point()).hasSize(PROBLEM.dimension());
            for (double coordinate : proposal.point()) {
                assertThat(coordinate).isBetween(0.0, 1.0);
            }
            assertThat(known.add(List.of(Arrays.toString(proposal.point()), proposal.repeat())))
                    .as("new: %s", proposal)
                    .isTrue();
        }
    }

    @Test
    void propose_nothingKnown_areTheFirstSobolPoints() {
        List<Proposal> proposals = STRATEGY.propose(NOTHING, 0, 16);

        assertThat(proposals.stream().map(Proposal::point).toArray(double[][]::new))
                .isDeepEqualTo(new SobolPlan(PROBLEM.dimension(), 1).points(0, 16));
    }

    @Test
    void propose_someRounds_areInsideDistinctAndOfAllKinds() {
        SearchHistory history = PROBLEM.run(STRATEGY, NOTHING, 3, 32, 1);

        List<Proposal> proposals = STRATEGY.propose(history, 3, 64);

        assertSound(proposals, history, 64);
        assertThat(proposals).extracting(Proposal::origin).contains("sobol", "replicate", "thompson", "improvement");
        assertThat(proposals).filteredOn(p -> p.repeat() > 0).allMatch(p -> p.origin()
                .equals("replicate"));
    }

    @Test
    void propose_sameHistory_givesTheSameWhateverWasAskedBefore() {
        SearchHistory history = PROBLEM.run(STRATEGY, NOTHING, 2, 32, 1);
        BatchStrategy asked = strategy(1);
        asked.propose(history, 7, 5);

        List<Proposal> first = STRATEGY.propose(history, 2, 32);
        List<Proposal> again = asked.propose(history, 2, 32);

        assertThat(again).usingRecursiveComparison().isEqualTo(first);
        assertThat(strategy(2).propose(history, 2, 32))
                .usingRecursiveComparison()
                .isNotEqualTo(first);
        assertThat(STRATEGY.propose(history, 3, 32)).usingRecursiveComparison().isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 300})
    void propose_anyCount_givesSoMany(int count) {
        SearchHistory history = history(40, point -> scored(PROBLEM.cost().applyAsDouble(point)));

        assertSound(STRATEGY.propose(history, 1, count), history, count);
    }

    @Test
    void propose_noCount_isRefused() {
        assertThatThrownBy(() -> STRATEGY.propose(NOTHING, 0, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void propose_allInfeasible_keepsFillingTheSpace() {
        SearchHistory history = history(40, point -> new Infeasible("silent"));

        List<Proposal> proposals = STRATEGY.propose(history, 1, 16);

        assertSound(proposals, history, 16);
        assertThat(proposals).extracting(Proposal::origin).containsOnly("sobol");
    }

    @Test
    void propose_oneFeasible_givesSoundProposals() {
        SearchHistory infeasible = history(40, point -> new Infeasible("silent"));
        double[] point = {0.5, 0.5, 0.5, 0.5};
        SearchHistory history = infeasible.plus(List.of(new Evaluation(1, "feasible", point, 0, scored(3))));

        assertSound(STRATEGY.propose(history, 2, 16), history, 16);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1e5})
    void propose_constantCosts_givesSoundProposals(double cost) {
        SearchHistory history = history(40, point -> scored(cost));

        assertSound(STRATEGY.propose(history, 1, 16), history, 16);
    }

    @Test
    void propose_failedEvaluations_neitherCountNorComeAgainUnderTheirNumber() {
        List<Evaluation> failed = Arrays.stream(new SobolPlan(PROBLEM.dimension(), 1).points(0, 8))
                .map(point -> new Evaluation(0, Arrays.toString(point), point, 0, new Failed("lost executor")))
                .toList();
        SearchHistory onlyFailed = new SearchHistory(failed);
        SearchHistory some = history(40, point -> scored(PROBLEM.cost().applyAsDouble(point)))
                .plus(failed);

        assertSound(STRATEGY.propose(onlyFailed, 1, 8), onlyFailed, 8);
        assertSound(STRATEGY.propose(some, 1, 32), some, 32);
        assertThat(STRATEGY.leader(onlyFailed)).isEmpty();
    }

    @Test
    void propose_pointsWithManyRepeats_areLeftAlone() {
        List<Evaluation> evaluations = new ArrayList<>();
        double[] point = {0.7, 0.7, 0.7, 0.7};
        IntStream.range(0, BatchSettings.DEFAULTS.mostRepeats())
                .forEach(repeat -> evaluations.add(new Evaluation(1, "often", point, repeat, scored(0.1))));
        SearchHistory history =
                history(40, p -> scored(PROBLEM.cost().applyAsDouble(p))).plus(evaluations);

        List<Proposal> proposals = STRATEGY.propose(history, 2, 32);

        assertSound(proposals, history, 32);
        assertThat(proposals).noneMatch(p -> Arrays.equals(p.point(), point));
    }

    @Test
    void propose_fewWholeNumbers_endsWhenAllAreKnown() {
        SearchSpace space = new SearchSpace(
                List.of(new SearchParameter("a", 1, 3, Scale.INTEGER), new SearchParameter("b", 1, 2, Scale.INTEGER)));
        BatchStrategy strategy = BatchStrategy.of(space, 1, BatchSettings.DEFAULTS);

        List<Proposal> proposals = strategy.propose(NOTHING, 0, 20);

        assertThat(proposals).hasSize(6);
        assertThat(proposals).extracting(p -> space.values(p.point())[0]).contains(1.0, 2.0, 3.0);
    }

    @Test
    void candidate_luckyEvaluationAmongRepeats_isNotReported() {
        // 39 points that tell of a bowl, and one at its rim that was lucky once.
        List<Evaluation> evaluations =
                new ArrayList<>(history(60, point -> scored(PROBLEM.cost().applyAsDouble(point)))
                        .evaluations());
        double[] rim = {0.05, 0.05, 0.05, 0.05};
        for (int repeat = 0; repeat < 3; repeat++) {
            evaluations.add(
                    new Evaluation(1, "rim", rim, repeat, scored(PROBLEM.cost().applyAsDouble(rim))));
        }
        double[] beside = {0.06, 0.05, 0.05, 0.05};
        evaluations.add(new Evaluation(1, "beside", beside, 0, scored(0.5)));

        TriedPoint leader =
                STRATEGY.leader(new SearchHistory(evaluations)).orElseThrow().point();

        assertThat(leader.parametersId()).isNotEqualTo("beside");
    }
}
