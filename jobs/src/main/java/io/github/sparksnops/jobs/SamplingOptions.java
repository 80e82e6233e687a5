package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.NearestName;
import io.github.sparksnops.driver.config.Numbers;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.factor.LatentChoice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How statistics are taken from recordings and what they weigh; a mix-in. Defaults are those of configurations. */
final class SamplingOptions {
    @Option(names = "--min-rate-hz", paramLabel = "HZ", description = "Use neurons above this rate only; default: 0.5.")
    private double minRateHz = StatisticsSettings.DEFAULT.minRateHz();

    @Option(
            names = "--neurons-per-sampling",
            paramLabel = "N",
            description = "Neurons of a sampling, and entries of the eigenspectrum; default: 50.")
    private int neurons = StatisticsSettings.DEFAULT.neurons();

    @Option(names = "--samplings", paramLabel = "N", description = "Samplings averaged over; default: 10.")
    private int samplings = StatisticsSettings.DEFAULT.samplings();

    @Option(
            names = "--factor-analysis",
            paramLabel = "METHOD",
            description = "Method of factor analysis, as in a configuration; none leaves out the shared statistics.")
    private String method;

    @Option(
            names = "--latents",
            paramLabel = "CHOICE",
            description = "How the number of latents is chosen, as in a configuration; default: cross_validation.")
    private String latents;

    @Option(
            names = "--weights",
            paramLabel = "NAME=W",
            split = ",",
            description = "Weights in the cost, 1 where not given: --weights fano_factor=0.5,eigenspectrum=0")
    private Map<String, Double> weights = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of the samplings and the bootstrap; default: 1. With a trial's seed the samplings are its.")
    private String seed = "1";

    /**
     * Settings of the statistics.
     *
     * @throws UserError where an option is out of range
     */
    StatisticsSettings settings() {
        require(neurons >= 2, "--neurons-per-sampling " + neurons, "correlations need at least 2 neurons");
        require(samplings >= 1, "--samplings " + samplings, "at least one is needed");
        require(minRateHz >= 0 && Double.isFinite(minRateHz), "--min-rate-hz " + minRateHz, "this is no rate");
        FactorAnalysisSettings defaults = StatisticsSettings.DEFAULT.factorAnalysis();
        FactorAnalysisSettings factors = new FactorAnalysisSettings(
                method == null ? defaults.method() : method(), latents == null ? defaults.latents() : latents());
        return new StatisticsSettings(neurons, samplings, minRateHz, factors);
    }

    private static void require(boolean holds, String where, String what) {
        if (!holds) {
            throw new UserError(where, what, "leave it out for the default");
        }
    }

    private FactorAnalysisSettings.Method method() {
        return Arrays.stream(FactorAnalysisSettings.Method.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(method))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "--factor-analysis " + method,
                        "this is no method of factor analysis",
                        "take one of "
                                + Arrays.stream(FactorAnalysisSettings.Method.values())
                                        .map(known -> known.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private LatentChoice latents() {
        LatentChoice choice = LatentChoice.named(latents)
                .orElseThrow(() -> new UserError(
                        "--latents " + latents,
                        "this tells no number of latents",
                        "take cross_validation, full_cross_validation, parallel_analysis, or a whole number"));
        if (choice instanceof LatentChoice.Fixed fixed && fixed.latents() >= neurons) {
            throw new UserError(
                    "--latents " + latents,
                    "a sampling has %s neurons".formatted(neurons),
                    "take fewer latents than neurons");
        }
        return choice;
    }

    /** Weights of all statistics; 0 for those that the settings leave out. */
    Map<Statistic, Double> weights() {
        List<String> names =
                Arrays.stream(Statistic.values()).map(Statistic::key).toList();
        weights.forEach((name, weight) -> {
            if (!names.contains(name)) {
                String nearest = NearestName.of(name, names)
                        .map(known -> "did you mean " + known + "? There are ")
                        .orElse("there are ");
                throw new UserError(
                        "--weights " + name, "there is no such statistic", nearest + String.join(", ", names));
            }
            require(weight >= 0 && Double.isFinite(weight), "--weights " + name + "=" + weight, "this is no weight");
        });
        boolean shared = settings().factorAnalysis().method() != FactorAnalysisSettings.Method.NONE;
        Map<Statistic, Double> all = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.values()) {
            boolean there = shared || statistic.compareTo(Statistic.SHARED_VARIANCE) < 0;
            double weight = weights.getOrDefault(statistic.key(), there ? 1.0 : 0.0);
            require(there || weight == 0, "--weights " + statistic.key(), "--factor-analysis none leaves it out");
            all.put(statistic, weight);
        }
        require(all.values().stream().anyMatch(weight -> weight > 0), "--weights", "all weights are 0");
        return all;
    }

    /** Seed of everything that is drawn. */
    long seed() {
        return Numbers.seed(seed)
                .orElseThrow(() -> new UserError("--seed " + seed, "this is no seed", Numbers.SEED_RANGE));
    }
}
