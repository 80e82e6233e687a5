package io.github.sparksnops.stats.target;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Statistics of one recording repeated as if it had been made again: each replicate takes as many count windows, drawn with
 * replacement, and new samplings of neurons (Efron 1979, <a
 * href="https://doi.org/10.1214/aos/1176344552">doi:10.1214/aos/1176344552</a>).
 */
/*
 * Whole windows are drawn, all neurons together, or correlations would be lost. A window drawn twice is the same data twice, so
 * ObservedCounts keeps equal windows in one fold: a cross-validation that sees a test window in its training set would ask for
 * more latents than there are. The replicates are biased nevertheless (they hold about 63 % of the windows), so only their
 * spread is used, and the target's mean is the statistic of the recording itself.
 *
 * Drawing neurons again as well, as another experiment would, counts the noise of the windows twice where it makes neurons look
 * different: with N active neurons, S samplings of n and q = (1 - n / N) / (S n), a variance is too large by (1 / N + 2 q) /
 * (1 / N + q) at most, which is 1.1 for 10 samplings of 50 from 100 neurons, and never 2. Too large is the safe side.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /**
     * Computes replicates on all cores of this JVM's common pool; which core computes which does not change them.
     *
     * @param seed addresses the draws of windows and samplings
     * @param done called after each replicate, from any thread
     * @return shape {@code [replicate]}
     */
    public static List<PopulationStatistics> replicates(
            ObservedCounts counts, StatisticsSettings settings, int replicates, long seed, Runnable done) {
        require(replicates >= 2, "%s replicates: a variance needs at least 2", replicates);
        return IntStream.range(0, replicates)
                .parallel()
                .mapToObj(replicate -> {
                    PopulationStatistics statistics = replicate(counts, settings, replicate, seed);
                    done.run();
                    return statistics;
                })
                .toList();
    }

    private static PopulationStatistics replicate(
            ObservedCounts counts, StatisticsSettings settings, int replicate, long seed) {
        int[] drawn = RepeatSeeds.windows(seed, replicate, counts.windows());
        return PopulationStatistics.of(
                counts.resampled(drawn), settings, OptionalDouble.empty(), RepeatSeeds.ofReplicate(seed, replicate));
    }
}
