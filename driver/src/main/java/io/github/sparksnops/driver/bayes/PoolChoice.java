package io.github.sparksnops.driver.bayes;

/**
 * Chooses candidates one by one, each by how much it improves on those chosen before it in the sampled worlds: so those of a
 * round keep apart, without any rule that says how far.
 *
 * <p>Source: Wilson, Hutter and Deisenroth 2018, "Maximizing acquisition functions for Bayesian optimization", NeurIPS 31, <a
 * href="https://arxiv.org/abs/1805.10196">arXiv:1805.10196</a>, section 3.2 (greedy choice) with the improvement of log cost.
 */
final class PoolChoice {
    private final CandidatePool pool;
    private final boolean[] taken;
    /** Least log cost of the leaders and all chosen; shape {@code [world]}. */
    private final double[] reached;

    /** With the leaders, a pool's first candidates, as known: they are never chosen. */
    PoolChoice(CandidatePool pool, int leaders) {
        this.pool = pool;
        this.taken = new boolean[pool.count()];
        this.reached = new double[pool.worlds()];
        for (int world = 0; world < reached.length; world++) {
            reached[world] = Double.POSITIVE_INFINITY;
        }
        for (int leader = 0; leader < leaders; leader++) {
            take(leader);
        }
    }

    boolean isTaken(int candidate) {
        return taken[candidate];
    }

    /** Takes a candidate: others are worth only what they improve on it. */
    void take(int candidate) {
        taken[candidate] = true;
        for (int world = 0; world < reached.length; world++) {
            reached[world] = Math.min(reached[world], pool.value(world, candidate));
        }
    }

    /** The candidate of the greatest expected improvement; -1 where none improves anything. */
    int best() {
        int best = -1;
        double most = 0;
        for (int candidate = 0; candidate < taken.length; candidate++) {
            double improvement = taken[candidate] ? 0 : improvement(candidate);
            if (improvement > most) {
                most = improvement;
                best = candidate;
            }
        }
        return best;
    }

    private double improvement(int candidate) {
        double sum = 0;
        for (int world = 0; world < reached.length; world++) {
            sum += Math.max(0, reached[world] - pool.value(world, candidate));
        }
        return sum;
    }
}
