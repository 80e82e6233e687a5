package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

/**
 * Settings of {@link BatchStrategy}. The measurements that chose the defaults are in {@code docs/search.md}.
 *
 * @param fitPoints observations that hyperparameters are fitted on; the time of a fit grows with the third power
 * @param fitIterations most steps of such a fit
 * @param modelPoints observations that each process is conditioned on: half are those of the lowest cost, half are spread
 * @param worlds sampled functions that candidates are judged in; the error of an expected improvement falls as its root
 * @param globalCandidates first candidates all over the space
 * @param localCandidates first candidates around the leaders
 * @param generations of candidates that follow the first
 * @param children of each world's best candidate in each generation
 * @param leaders evaluated points that are improved on, and that local candidates surround
 * @param thompsonShare share of the proposals that are the best of a single world each: they go where it may be good, though it
 *     is not likely
 * @param fillingShare share that goes on with Sobol's points: against a model that is wrong where nothing was evaluated
 * @param replicateShare share that evaluates leaders again: so the noise at the best is known, and the best itself
 * @param mostRepeats evaluations of a point, above which it is not evaluated again; 10 as published
 */
public record BatchSettings(
        int fitPoints,
        int fitIterations,
        int modelPoints,
        int worlds,
        int globalCandidates,
        int localCandidates,
        int generations,
        int children,
        int leaders,
        double thompsonShare,
        double fillingShare,
        double replicateShare,
        int mostRepeats) {
    /** What the default method of a fit uses. */
    public static final BatchSettings DEFAULTS =
            new BatchSettings(200, 40, 1000, 128, 1024, 1024, 4, 8, 16, 0.1, 0.03, 0.05, 10);

    public BatchSettings {
        requirePositive(fitPoints, "fitPoints");
        requirePositive(fitIterations, "fitIterations");
        requirePositive(modelPoints, "modelPoints");
        requirePositive(worlds, "worlds");
        requirePositive(globalCandidates, "globalCandidates");
        requirePositive(children, "children");
        requirePositive(leaders, "leaders");
        require(localCandidates >= 0, "BatchSettings.localCandidates = %s: must not be negative", localCandidates);
        require(generations >= 0, "BatchSettings.generations = %s: must not be negative", generations);
        require(mostRepeats >= 0, "BatchSettings.mostRepeats = %s: must not be negative", mostRepeats);
        require(
                thompsonShare >= 0 && fillingShare >= 0 && replicateShare >= 0,
                "BatchSettings: shares of %s, %s and %s: must not be negative",
                thompsonShare,
                fillingShare,
                replicateShare);
        require(
                thompsonShare + fillingShare + replicateShare <= 1,
                "BatchSettings: shares of %s, %s and %s: must add up to 1 at most",
                thompsonShare,
                fillingShare,
                replicateShare);
    }

    private static void requirePositive(int value, String name) {
        require(value > 0, "BatchSettings.%s = %s: must be positive", name, value);
    }
}
