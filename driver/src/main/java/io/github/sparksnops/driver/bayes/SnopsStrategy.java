package io.github.sparksnops.driver.bayes;

import io.github.sparksnops.driver.bayes.NelderMead.Maximum;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchStrategy;
import io.github.sparksnops.driver.search.UniformPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bayesian optimisation as published with SNOPS: uniform points first; then the point of greatest expected improvement of the log
 * cost times probability of being feasible; promising points evaluated again ({@link Intensification}). One proposal at a time
 * after the initial points.
 *
 * <p>The published code evaluates initial points one after the other, with all repeats of each before the next, because whether
 * one is repeated depends on the best before it. First evaluations depend on nothing, so here they are handed out together, as many
 * as are wanted, and repeats are decided in the published order. The finished initial design is the same, whatever the count, and so
 * is all that follows: trials come in another order, and a budget that ends within the design has bought more points and fewer
 * repeats.
 *
 * <p>Points of earlier studies count as observations and take the place of initial points, but are not repeated. An error of the
 * software ends the repeats of its point.
 *
 * <p>Processes see places in the unit cube, the published ones parameter values. For linear scales that makes no difference: the
 * covariance depends on differences over length scales, the fit starts from lengths equal to standard deviations and moves their
 * logarithms, so a linear change of a coordinate changes its lengths by the same factor and nothing else. Logarithmic scales, which
 * the published code lacks, are a choice of other coordinates.
 *
 * <p>The published stop rule ({@code budget}) and recycling of other runs' results ({@code --from}) are not proposals.
 *
 * <p>Source: Wu et al. 2024, <a href="https://doi.org/10.1038/s43588-024-00688-3">doi:10.1038/s43588-024-00688-3</a>, and its code,
 * {@code src/bayesian_optimization.m} and {@code src/max_EI.m}.
 */
public final class SnopsStrategy implements SearchStrategy {
    private static final NelderMead REFINEMENT = new NelderMead(10, 1e-3);

    private final SnopsSettings settings;

    /* The index of a point has two words: initial points have 0 in the high one, the candidates of proposal p have p + 1. By
     * proposal, not round, so that how rounds were cut does not matter. */
    private final UniformPlan points;

    public SnopsStrategy(int dimension, long seed, SnopsSettings settings) {
        this.settings = settings;
        this.points = new UniformPlan(dimension, seed);
    }

    @Override
    public List<Proposal> propose(SearchHistory history, int round, int count) {
        SnopsProgress progress = SnopsProgress.of(history, settings.intensification());
        List<Proposal> proposals = new ArrayList<>();
        progress.open().ifPresent(point -> proposals.add(new Proposal(point.point(), point.nextRepeat(), "replicate")));
        int initial = settings.initialPoints() - progress.earlier();
        for (int i = progress.proposed(); i < initial && proposals.size() < count; i++) {
            proposals.add(new Proposal(points.point(i), 0, "uniform"));
        }
        return proposals.isEmpty() ? List.of(improvement(history, progress.proposed())) : proposals;
    }

    private Proposal improvement(SearchHistory history, int number) {
        double[][] candidates = points.points((number + 1L) << Integer.SIZE, settings.candidates());
        if (history.points().isEmpty()) {
            return new Proposal(candidates[0], 0, "uniform");
        }
        FeasibleImprovement acquisition = SnopsModels.fit(history.points());
        Maximum best = null;
        for (int start : greatest(acquisition.at(Points.of(candidates)))) {
            Maximum found = REFINEMENT.maximise(x -> acquisition.at(Points.of(x))[0], candidates[start]);
            best = best == null || found.value() > best.value() ? found : best;
        }
        return new Proposal(best.point(), 0, "improvement");
    }

    /** Numbers of the greatest values, the first of equal ones first. */
    private int[] greatest(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(settings.refined())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
