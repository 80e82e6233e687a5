package io.github.sparksnops.driver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.search.Evaluation.Failed;
import io.github.sparksnops.driver.search.Searches.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CmaEsStrategyTest {
    private static final SearchHistory EMPTY = new SearchHistory(List.of());

    private static double sphere(double[] point, double centre) {
        return Arrays.stream(point).map(x -> (x - centre) * (x - centre)).sum();
    }

    /** Axes of ratio 100, turned by reflection at the plane across the diagonal. */
    private static double ellipsoid(double[] point) {
        double mean = Arrays.stream(point).map(x -> x - 0.4).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            double z = point[i] - 0.4 - 2 * mean;
            sum += Math.pow(1e4, i / (point.length - 1.0)) * z * z;
        }
        return sum;
    }

    /** On -2 .. 2, with its minimum at 1 in each coordinate. */
    private static double rosenbrock(double[] point) {
        double sum = 0;
        for (int i = 0; i + 1 < point.length; i++) {
            double a = 4 * point[i] - 2;
            double b = 4 * point[i + 1] - 2;
            sum += 100 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a);
        }
        return sum;
    }

    /** Generations of the tutorial's population that reach 1e-8: a quarter more than the slowest of five seeds took. */
    private static Stream<Arguments> problems() {
        Problem sphere = (point, repeat) -> sphere(point, 0.3);
        Problem half = (point, repeat) -> sphere(point, 0.6);
        Problem corner = (point, repeat) -> sphere(point, 0);
        Problem ellipsoid = (point, repeat) -> ellipsoid(point);
        Problem rosenbrock = (point, repeat) -> rosenbrock(point);
        return Stream.of(
                Arguments.of("sphere", sphere, 2, 6, 50),
                Arguments.of("sphere", sphere, 10, 10, 145),
                Arguments.of("infeasible half", half.infeasibleUpTo(0.5), 10, 10, 160),
                Arguments.of("minimum in a corner", corner, 10, 10, 125),
                Arguments.of("rotated ellipsoid", ellipsoid, 5, 8, 195),
                Arguments.of("Rosenbrock", rosenbrock, 2, 6, 140));
    }

    @ParameterizedTest(name = "{0}, {2} dimensions")
    @MethodSource("problems")
    void propose_smoothProblem_convergesInStatedGenerations(
            String name, Problem problem, int dimension, int count, int generations) {
        for (long seed = 1; seed <= 5; seed++) {
            SearchHistory history =
                    Searches.run(new CmaEsStrategy(dimension, seed), problem, generations * count, count);

            assertThat(history.best().orElseThrow().meanCost())
                    .as("%s, seed %s", name, seed)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void propose_noisyCosts_meanComesNearTheMinimum() {
        Problem noisy = ((Problem) (point, repeat) -> 0.01 + sphere(point, 0.3)).noisy(0.4);
        CmaEsStrategy strategy = new CmaEsStrategy(5, 2);

        SearchHistory history = Searches.run(strategy, noisy, 1600, 16);

        // A cost of 0.01 rises by its noise, 40 %, at 0.06 from the minimum.
        assertThat(strategy.distribution(history).mean()).containsOnly(new double[] {0.3}, within(0.06));
    }

    @Test
    void propose_populationsOfChangingSize_converges() {
        CmaEsStrategy strategy = new CmaEsStrategy(4, 1);
        SearchHistory history = EMPTY;
        for (int round = 0; round < 90; round++) {
            List<Proposal> proposals = strategy.propose(history, round, 8 + 7 * (round % 3));
            history = history.plus(Searches.evaluated(proposals, (point, repeat) -> sphere(point, 0.3), round));
        }

        assertThat(history.best().orElseThrow().meanCost()).isLessThan(1e-8);
    }

    @Test
    void propose_anyPrefixAskedAfresh_givesDistinctPointsInsideAgain() {
        CmaEsStrategy asked = new CmaEsStrategy(3, 6);
        SearchHistory history = EMPTY;
        for (int round = 0; round < 20; round++) {
            List<Proposal> proposals = asked.propose(history, round, 9);

            assertThat(Searches.texts(new CmaEsStrategy(3, 6).propose(history, round, 9)))
                    .isEqualTo(Searches.texts(proposals))
                    .doesNotHaveDuplicates();
            assertThat(proposals).allMatch(p -> Arrays.stream(p.point()).allMatch(x -> x >= 0 && x <= 1));
            history = history.plus(Searches.evaluated(proposals, (point, repeat) -> sphere(point, 1), round));
        }
    }

    @Test
    void distribution_smallRounds_makeOneGeneration() {
        // 4 + 3 ln 10 = 10.9: generations of 10.
        CmaEsStrategy strategy = new CmaEsStrategy(10, 1);
        Problem problem = (point, repeat) -> sphere(point, 0.3);
        List<Evaluation> ten = Searches.run(strategy, problem, 10, 1).evaluations();
        List<Evaluation> inOneRound = new ArrayList<>();
        ten.forEach(e -> inOneRound.add(Searches.evaluation(0, e.point(), 0, e.outcome())));

        double[] after9 =
                strategy.distribution(new SearchHistory(ten.subList(0, 9))).mean();
        double[] after10 = strategy.distribution(new SearchHistory(ten)).mean();

        assertThat(after9).containsOnly(0.5);
        assertThat(after10)
                .isNotEqualTo(after9)
                .isEqualTo(strategy.distribution(new SearchHistory(inOneRound)).mean());
    }

    @Test
    void distribution_generationWithoutACost_keeps() {
        CmaEsStrategy strategy = new CmaEsStrategy(2, 1);
        SearchHistory infeasible = Searches.run(strategy, (point, repeat) -> Double.NaN, 24, 8);

        assertThat(strategy.distribution(infeasible).mean()).containsOnly(0.5);
        assertThat(strategy.distribution(infeasible).step()).isEqualTo(0.3);
        assertThat(Searches.texts(strategy.propose(infeasible, 3, 8)))
                .doesNotContainAnyElementsOf(Searches.texts(strategy.propose(EMPTY, 0, 8)));
    }

    @Test
    void distribution_oneFeasiblePoint_movesToIt() {
        CmaEsStrategy strategy = new CmaEsStrategy(2, 1);
        List<Proposal> proposals = strategy.propose(EMPTY, 0, 8);
        List<Evaluation> round = Searches.evaluated(proposals, (point, repeat) -> Double.NaN, 0);
        double[] only = proposals.get(5).point();
        round.set(5, Searches.evaluation(0, only, 0, 7));

        assertThat(strategy.distribution(new SearchHistory(round)).mean()).containsExactly(only, within(1e-15));
    }

    @Test
    void distribution_errors_areLeftOut() {
        CmaEsStrategy strategy = new CmaEsStrategy(2, 1);
        List<Evaluation> round = Searches.run(strategy, (point, repeat) -> sphere(point, 0), 8, 8)
                .evaluations();
        List<Evaluation> withError = new ArrayList<>(round);
        withError.add(3, Searches.evaluation(0, new double[] {0.01, 0.01}, 0, new Failed("no device")));

        assertThat(strategy.distribution(new SearchHistory(withError)).mean())
                .isEqualTo(strategy.distribution(new SearchHistory(round)).mean());
    }

    @Test
    void distribution_earlierStudies_startsAtTheirBest() {
        SearchHistory earlier = new SearchHistory(List.of(
                Searches.evaluation(-1, new double[] {0.1, 0.2}, 0, 3),
                Searches.evaluation(-1, new double[] {0.7, 0.9}, 0, 2)));

        assertThat(new CmaEsStrategy(2, 1).distribution(earlier).mean()).containsExactly(0.7, 0.9);
    }

    @Test
    void of_tenDimensionsAndPoints_hasTheTutorialsConstants() {
        CmaEsRates rates = CmaEsRates.of(10, 10, 10);

        // By hand from equations 48 to 58, to the digits given.
        assertThat(rates.weights())
                .containsExactly(new double[] {0.45627, 0.27075, 0.16223, 0.08524, 0.02551}, within(1e-5));
        assertThat(rates.effectiveParents()).isCloseTo(3.1673, within(1e-4));
        assertThat(rates.cSigma()).isCloseTo(0.28443, within(1e-5));
        assertThat(rates.dSigma()).isCloseTo(1.28443, within(1e-5));
        assertThat(rates.cC()).isCloseTo(0.29500, within(1e-5));
        assertThat(rates.c1()).isCloseTo(0.015284, within(1e-6));
        assertThat(rates.cMu()).isCloseTo(0.023552, within(1e-6));
    }
}
