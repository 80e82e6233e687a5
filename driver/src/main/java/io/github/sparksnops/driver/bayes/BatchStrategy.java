package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.SearchStrategy;
import io.github.sparksnops.driver.search.SobolPlan;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Bayesian optimisation with many proposals a round, for a costly noisy function with hidden infeasible regions. Models what
 * was evaluated, draws functions at random from what is then believed, and proposes where these improve on the best known.
 * Most of a round is chosen for its expected improvement, some points for a single drawn function, a few fill the space or
 * repeat the leaders.
 *
 * <p>The same history, round and count give the same proposals, on machines with the same linear algebra library.
 */
public final class BatchStrategy implements SearchStrategy {
    /** Points to know before a model is worth anything, per parameter (Eriksson et al. 2019, TuRBO's initial design). */
    private static final int FIRST_POINTS = 2;

    /** Known Sobol points in a row, after which a space of few whole numbers is taken for searched in full. */
    private static final int MOST_MISSES = 10_000;

    /** Purposes of the draws; those of the candidates and of the costs take further numbers. */
    private static final int FEASIBILITY = 1;

    private static final int COSTS = 2;
    private static final int CANDIDATES = 1000;

    private final SearchSpace space;
    private final Optional<TargetStatistics> target;
    private final long seed;
    private final BatchSettings settings;
    private final SobolPlan filling;

    private BatchStrategy(SearchSpace space, Optional<TargetStatistics> target, long seed, BatchSettings settings) {
        require(settings.generations() < CANDIDATES, "BatchSettings.generations = %s", settings.generations());
        this.space = space;
        this.target = target;
        this.seed = seed;
        this.settings = settings;
        this.filling = new SobolPlan(space.dimension(), seed);
    }

    /** Strategy that models each statistic, and computes what that costs against a target: far fewer rounds than the other. */
    public static BatchStrategy of(SearchSpace space, TargetStatistics target, long seed, BatchSettings settings) {
        return new BatchStrategy(space, Optional.of(target), seed, settings);
    }

    /** Strategy that models the logarithm of the cost, whatever it is made of. */
    public static BatchStrategy of(SearchSpace space, long seed, BatchSettings settings) {
        return new BatchStrategy(space, Optional.empty(), seed, settings);
    }

    @Override
    public List<Proposal> propose(SearchHistory history, int round, int count) {
        require(count >= 1, "BatchStrategy: %s proposals: at least 1", count);
        ProposalList proposals = new ProposalList(space, history, count);
        if (history.points().size() >= FIRST_POINTS * space.dimension()
                && history.best().isPresent()) {
            addModelled(proposals, history, Draws.of(seed, round));
        }
        fill(proposals, history, proposals.missing());
        return proposals.proposals();
    }

    /** The evaluated point whose expected cost is lowest, by the model. */
    @Override
    public Optional<Leader> leader(SearchHistory history) {
        if (history.best().isEmpty()) {
            return Optional.empty();
        }
        CostModel.Samples costs = model(history)
                .sample(settings.worlds(), Draws.of(seed, history.evaluations().size()));
        return Optional.of(Leaders.of(history, costs).get(0));
    }

    private CostModel model(SearchHistory history) {
        ScoredRows rows = ScoredRows.of(history);
        return target.isPresent()
                ? StatisticsCostModel.of(rows, target.get(), processFit())
                : ScalarCostModel.of(rows, processFit());
    }

    private ProcessFit processFit() {
        return new ProcessFit(
                settings.modelPoints(), new HyperparameterFit(settings.fitPoints(), settings.fitIterations()));
    }

    private void addModelled(ProposalList proposals, SearchHistory history, Draws draws) {
        int count = proposals.missing();
        CostModel.Samples costs = model(history).sample(settings.worlds(), draws.with(COSTS));
        List<TriedPoint> ranked =
                Leaders.of(history, costs).stream().map(Leader::point).toList();
        FeasibilityModel feasibility =
                FeasibilityModel.of(history, ranked.get(0).point(), processFit());
        List<TriedPoint> leaders = ranked.subList(0, Math.min(ranked.size(), settings.leaders()));
        CandidatePool pool = new CandidatePool(costs, feasibility.sample(settings.worlds(), draws.with(FEASIBILITY)));
        new CandidateSearch(settings, draws.with(CANDIDATES))
                .fill(pool, leaders.stream().map(TriedPoint::point).toList());

        addReplicates(proposals, ranked, share(settings.replicateShare(), count));
        fill(proposals, history, share(settings.fillingShare(), count));
        PoolChoice choice = new PoolChoice(pool, leaders.size());
        addThompson(proposals, pool, choice, share(settings.thompsonShare(), count));
        addImprovements(proposals, pool, choice);
    }

    private static int share(double share, int count) {
        return (int) Math.round(share * count);
    }

    private void addReplicates(ProposalList proposals, List<TriedPoint> ranked, int count) {
        ranked.stream()
                .filter(point -> point.evaluations().size() < settings.mostRepeats())
                .limit(count)
                .forEach(proposals::addReplicate);
    }

    /** Goes on with Sobol's points where the history may have ended; those that are known are passed over. */
    private void fill(ProposalList proposals, SearchHistory history, int count) {
        int left = count;
        long index = history.evaluations().size();
        for (int missed = 0; left > 0 && missed < MOST_MISSES; index++) {
            boolean added = proposals.addNew(filling.point(index), "sobol");
            left -= added ? 1 : 0;
            missed = added ? 0 : missed + 1;
        }
    }

    /** The best candidates of single worlds; those of different worlds may be the same. */
    private static void addThompson(ProposalList proposals, CandidatePool pool, PoolChoice choice, int count) {
        int left = count;
        for (int world = 0; world < pool.worlds() && left > 0; world++) {
            int best = pool.best(world);
            if (!choice.isTaken(best)) {
                boolean added = proposals.addNew(pool.point(best), "thompson");
                choice.take(best);
                left -= added ? 1 : 0;
            }
        }
    }

    private static void addImprovements(ProposalList proposals, CandidatePool pool, PoolChoice choice) {
        for (int best = choice.best(); best >= 0 && proposals.missing() > 0; best = choice.best()) {
            proposals.addNew(pool.point(best), "improvement");
            choice.take(best);
        }
    }
}
