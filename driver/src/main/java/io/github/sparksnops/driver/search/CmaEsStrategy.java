package io.github.sparksnops.driver.search;

import io.github.sparksnops.driver.search.Evaluation.Failed;
import io.github.sparksnops.network.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * Evolution strategy with an adapted covariance matrix, (mu/mu_w, lambda)-CMA-ES: a round's points are drawn from a normal
 * distribution, whose mean then moves to a weighted mean of the better half, and whose shape follows the moves that paid.
 *
 * <p>A round is a generation, of as many points as are wanted, which may change from round to round; rounds smaller than the
 * tutorial's smallest population, 4 + 3 ln(dimension), are put together to one. Points outside of the cube are mirrored into it, and
 * count where they are. Infeasible points rank after all others and are never parents; a generation without a cost changes nothing.
 * Noise averages out over the parents; no point is repeated. Starts in the middle of the cube, or at the best point of earlier
 * studies.
 *
 * <p>Source: Hansen 2016, "The CMA evolution strategy: a tutorial", <a href="https://arxiv.org/abs/1604.00772">arXiv:1604.00772</a>.
 */
public final class CmaEsStrategy implements SearchStrategy {
    private final int dimension;
    private final long seed;
    private final int leastGeneration;

    public CmaEsStrategy(int dimension, long seed) {
        this.dimension = dimension;
        this.seed = seed;
        this.leastGeneration = 4 + (int) (3 * StrictMath.log(dimension));
    }

    @Override
    public List<Proposal> propose(SearchHistory history, int round, int count) {
        CmaEsDistribution distribution = distribution(history);
        return IntStream.range(0, count)
                .mapToObj(i -> new Proposal(mirrored(distribution.point(normals(round, i))), 0, "cmaes"))
                .toList();
    }

    /** What is left of all generations. Steps are those between evaluated points and means, so that nothing is drawn again. */
    CmaEsDistribution distribution(SearchHistory history) {
        Map<Integer, List<Evaluation>> rounds = history.evaluations().stream()
                .filter(evaluation -> !(evaluation.outcome() instanceof Failed))
                .collect(Collectors.groupingBy(Evaluation::round, TreeMap::new, Collectors.toList()));
        List<Evaluation> earlier = rounds.getOrDefault(-1, List.of());
        rounds.remove(-1);
        CmaEsDistribution distribution = CmaEsDistribution.about(
                new SearchHistory(earlier).best().map(TriedPoint::point).orElseGet(this::middle));
        List<Evaluation> generation = new ArrayList<>();
        for (List<Evaluation> round : rounds.values()) {
            generation.addAll(round);
            if (generation.size() >= leastGeneration) {
                distribution = distribution.after(generation);
                generation.clear();
            }
        }
        return distribution;
    }

    private double[] middle() {
        double[] middle = new double[dimension];
        Arrays.fill(middle, 0.5);
        return middle;
    }

    /** Independent standard normal numbers, of one word each. */
    private double[] normals(int round, int number) {
        double[] normals = new double[dimension];
        int[] words = new int[4];
        for (int i = 0; i < dimension; i++) {
            if ((i & 3) == 0) {
                RandomStream.OFFSPRING.block(seed, i >>> 2, number, round, words);
            }
            normals[i] = Math.sqrt(2) * Erf.erfInv(2 * UnitInterval.of(words[i & 3]) - 1);
        }
        return normals;
    }

    /** Reflected at the faces of the cube until inside. */
    private static double[] mirrored(double[] point) {
        return Arrays.stream(point)
                .map(x -> 1 - Math.abs(x - 2 * Math.floor(x / 2) - 1))
                .toArray();
    }
}
