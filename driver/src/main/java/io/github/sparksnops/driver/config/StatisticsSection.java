package io.github.sparksnops.driver.config;

import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.factor.LatentChoice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section {@code statistics}. */
final class StatisticsSection {
    /** Far more than the standard error of the mean over samplings can profit from. */
    private static final int MOST_SAMPLINGS = 10_000;

    private final Section section;
    private final Problems problems;

    StatisticsSection(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /** The settings; empty where there are problems. */
    Optional<StatisticsSettings> read() {
        section.allow(new LinkedHashSet<>(List.of("neurons", "samplings", "min_rate_hz", "factor_analysis")), "key");
        StatisticsSettings defaults = StatisticsSettings.DEFAULT;
        Optional<Integer> neurons = section.integer("neurons", 2, Integer.MAX_VALUE, defaults.neurons());
        Optional<Integer> samplings = section.integer("samplings", 1, MOST_SAMPLINGS, defaults.samplings());
        Optional<Double> minRateHz = section.number("min_rate_hz", defaults.minRateHz());
        Optional<FactorAnalysisSettings> factorAnalysis =
                factorAnalysis(section.section("factor_analysis"), neurons.orElse(Integer.MAX_VALUE));
        if (minRateHz.orElse(0.0) < 0) {
            problems.error(section.where("min_rate_hz"), minRateHz.get() + " Hz is no rate", "give a number >= 0");
            return Optional.empty();
        }
        if (neurons.isEmpty() || samplings.isEmpty() || minRateHz.isEmpty() || factorAnalysis.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StatisticsSettings(neurons.get(), samplings.get(), minRateHz.get(), factorAnalysis.get()));
    }

    private Optional<FactorAnalysisSettings> factorAnalysis(Section factors, int neurons) {
        factors.allow(new LinkedHashSet<>(List.of("method", "latents")), "key");
        FactorAnalysisSettings defaults = StatisticsSettings.DEFAULT.factorAnalysis();
        Optional<FactorAnalysisSettings.Method> method =
                factors.has("method") ? method(factors) : Optional.of(defaults.method());
        Optional<LatentChoice> latents =
                factors.has("latents") ? latents(factors, neurons) : Optional.of(defaults.latents());
        return method.flatMap(m -> latents.map(l -> new FactorAnalysisSettings(m, l)));
    }

    private Optional<FactorAnalysisSettings.Method> method(Section factors) {
        Map<String, FactorAnalysisSettings.Method> known = Arrays.stream(FactorAnalysisSettings.Method.values())
                .collect(Collectors.toMap(
                        m -> m.name().toLowerCase(Locale.ROOT), m -> m, (a, b) -> a, LinkedHashMap::new));
        return factors.text("method").flatMap(name -> {
            if (!known.containsKey(name)) {
                problems.error(
                        factors.where("method"),
                        "'" + name + "' is no method of factor analysis",
                        "take one of " + String.join(", ", known.keySet()));
            }
            return Optional.ofNullable(known.get(name));
        });
    }

    private Optional<LatentChoice> latents(Section factors, int neurons) {
        return factors.text("latents").flatMap(name -> {
            Optional<LatentChoice> choice = LatentChoice.named(name);
            if (choice.isEmpty()) {
                problems.error(
                        factors.where("latents"),
                        "'" + name + "' tells no number of latents",
                        "take cross_validation, full_cross_validation, parallel_analysis, or a whole number");
            } else if (choice.get() instanceof LatentChoice.Fixed fixed && fixed.latents() >= neurons) {
                problems.error(
                        factors.where("latents"),
                        "%s latents of %s neurons per sampling".formatted(fixed.latents(), neurons),
                        "take fewer latents than neurons");
                return Optional.empty();
            }
            return choice;
        });
    }
}
