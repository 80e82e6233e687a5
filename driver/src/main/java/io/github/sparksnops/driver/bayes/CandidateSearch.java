package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.search.SobolPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the least point of every sampled world at once: candidates all over the cube and around the leaders, then
 * generations of children of each world's best. What one world finds, all others see.
 */
final class CandidateSearch {
    /** Longest moves (standard deviation along a coordinate, of 1) from the leaders, and of the first generation. */
    private static final double FROM_LEADERS = 0.3;

    private static final double FIRST_GENERATION = 0.2;

    /** Each generation's moves are shorter by this. */
    private static final double SHORTENING = 0.6;

    /** One child in three moves along the line between two other worlds' best, the others at random. */
    private static final int ALONG_OTHERS = 3;

    private final BatchSettings settings;
    private final Draws draws;

    /** With draws for {@code 1 + 2 * generations} purposes. */
    CandidateSearch(BatchSettings settings, Draws draws) {
        this.settings = settings;
        this.draws = draws;
    }

    /** Fills a pool; the leaders are its first candidates. */
    void fill(CandidatePool pool, List<double[]> leaders) {
        List<double[]> start = new ArrayList<>(leaders);
        int dimension = leaders.get(0).length;
        start.addAll(List.of(new SobolPlan(dimension, draws.key()).points(0, settings.globalCandidates())));
        Moves moves = new Moves(draws);
        for (int i = 0; i < settings.localCandidates(); i++) {
            start.add(moves.random(leaders.get(i % leaders.size()), FROM_LEADERS, i));
        }
        pool.add(start);
        double longest = FIRST_GENERATION;
        for (int generation = 0; generation < settings.generations(); generation++) {
            pool.add(children(pool, longest, draws.after(1 + 2 * generation)));
            longest *= SHORTENING;
        }
    }

    private List<double[]> children(CandidatePool pool, double longest, Draws ofGeneration) {
        Moves moves = new Moves(ofGeneration);
        Draws others = ofGeneration.after(1);
        List<double[]> children = new ArrayList<>();
        for (int world = 0; world < pool.worlds(); world++) {
            double[] parent = pool.point(pool.best(world));
            for (int child = 0; child < settings.children(); child++) {
                int number = children.size();
                if (child % ALONG_OTHERS == ALONG_OTHERS - 1) {
                    double[] pair = others.uniforms(number, 2);
                    children.add(moves.alongOthers(parent, best(pool, pair[0]), best(pool, pair[1]), number));
                } else {
                    children.add(moves.random(parent, longest, number));
                }
            }
        }
        return children;
    }

    private static double[] best(CandidatePool pool, double uniform) {
        return pool.point(pool.best((int) (uniform * pool.worlds())));
    }
}
