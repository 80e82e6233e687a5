package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.bayes.CostSurface;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.fit.FinishedFit;
import io.github.sparksnops.driver.fit.FitTables;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.TriedPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a fit found.
 *
 * @param surface empty while too few parameter sets are feasible for a model
 * @param missed statistics that the best parameter set misses by two of the target's standard deviations or more
 */
record ReportedFit(
        @JsonProperty("method") String method,
        @JsonProperty("target") ReportedTarget target,
        @JsonProperty("history") CostHistory history,
        @JsonProperty("leaders") List<LeadingSet> leaders,
        @JsonProperty("ranges") List<ParameterRange> ranges,
        @JsonProperty("missed") Map<String, Double> missed,
        @JsonProperty("surface") ReportedSurface surface) {
    /** Time for charts of the model, s. */
    private static final double SURFACE_SECONDS = 15;

    private static final int SHOWN_EIGENVALUES = 12;

    /**
     * One of the best parameter sets.
     *
     * @param se standard error of the mean cost; null for one evaluation
     * @param values of the free parameters, in the order of the space
     * @param z mean distance to the target in the target's standard deviations, by statistic
     * @param eigenspectrum its first entries, mean over the evaluations; empty where there is none
     */
    record LeadingSet(
            @JsonProperty("parameters_id") String parametersId,
            @JsonProperty("evaluations") int evaluations,
            @JsonProperty("cost") Double cost,
            @JsonProperty("se") Double se,
            @JsonProperty("values") Double[] values,
            @JsonProperty("z") Map<String, Double> z,
            @JsonProperty("eigenspectrum") Double[] eigenspectrum) {}

    /** Where a parameter fits as well as the best, and where it was looked for. */
    record ParameterRange(
            @JsonProperty("parameter") String parameter,
            @JsonProperty("best") Double best,
            @JsonProperty("low") Double low,
            @JsonProperty("high") Double high,
            @JsonProperty("from") double from,
            @JsonProperty("to") double to,
            @JsonProperty("parameter_sets") int parameterSets) {}

    static ReportedFit of(FinishedFit finished) {
        FitConfiguration fit = finished.fit();
        FitTables tables = finished.tables();
        Map<String, Double> missed = new LinkedHashMap<>();
        tables.misfits().forEach(misfit -> missed.put(misfit.statistic().key(), ShortNumber.of(misfit.z())));
        return new ReportedFit(
                fit.method().name().toLowerCase(Locale.ROOT),
                ReportedTarget.of(fit.target().statistics(), SHOWN_EIGENVALUES),
                CostHistory.of(finished.history()),
                tables.leaders().stream()
                        .map(point -> leader(fit, tables, point))
                        .toList(),
                tables.ranges().stream().map(ReportedFit::range).toList(),
                missed,
                surface(finished, tables).orElse(null));
    }

    private static LeadingSet leader(FitConfiguration fit, FitTables tables, TriedPoint point) {
        Map<String, Double> z = new LinkedHashMap<>();
        fit.target().statistics().used().forEach(s -> z.put(s.key(), ShortNumber.of(tables.meanZ(point, s))));
        return new LeadingSet(
                point.parametersId(),
                point.costs().length,
                ShortNumber.of(point.meanCost()),
                ShortNumber.of(point.standardError()),
                ShortNumber.of(fit.space().values(point.point())),
                z,
                ShortNumber.of(meanSpectrum(point)));
    }

    /** Shape {@code [eigenvalue]}; empty where no evaluation has one. */
    private static double[] meanSpectrum(TriedPoint point) {
        List<double[]> spectra = point.evaluations().stream()
                .filter(evaluation -> evaluation.outcome() instanceof Evaluation.Scored)
                .flatMap(evaluation -> ((Evaluation.Scored) evaluation.outcome()).statistics().eigenspectrum().stream())
                .toList();
        int length = spectra.stream()
                .mapToInt(spectrum -> Math.min(SHOWN_EIGENVALUES, spectrum.length))
                .min()
                .orElse(0);
        return IntStream.range(0, length)
                .mapToDouble(j -> spectra.stream()
                        .mapToDouble(spectrum -> spectrum[j])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static ParameterRange range(FitTables.Range range) {
        return new ParameterRange(
                range.parameter().name(),
                ShortNumber.of(range.best()),
                ShortNumber.of(range.low()),
                ShortNumber.of(range.high()),
                range.parameter().from(),
                range.parameter().to(),
                range.parameterSets());
    }

    private static Optional<ReportedSurface> surface(FinishedFit finished, FitTables tables) {
        FitConfiguration fit = finished.fit();
        return CostSurface.of(finished.history(), fit.target().statistics(), fit.seed())
                .map(surface -> ReportedSurface.of(
                        surface, fit.space(), tables.leaders().get(0).point(), fit.seed(), SURFACE_SECONDS));
    }

    /** Sentences. */
    List<String> words() {
        if (leaders.isEmpty()) {
            return List.of("No parameter set is feasible yet, so there is no best one.");
        }
        LeadingSet best = leaders.get(0);
        String se = best.se() == null ? "" : " \u00b1 " + ReportWords.number(best.se()) + " (SE)";
        String found = "The best parameter set (%s) has a mean cost of %s%s over %s."
                .formatted(
                        best.parametersId(),
                        ReportWords.number(best.cost()),
                        se,
                        best.evaluations() == 1 ? "one evaluation" : best.evaluations() + " evaluations");
        String met = missed.isEmpty()
                ? "Its statistics are all within two standard deviations of the target."
                : "It misses by two of the target's standard deviations or more: " + String.join(", ", missed.keySet())
                        + ".";
        String important = surface == null
                ? "There are too few feasible parameter sets for a model of the cost."
                : "The cost depends most on "
                        + String.join(
                                ", ",
                                surface.importance().stream()
                                        .limit(3)
                                        .map(ReportedSurface.Importance::parameter)
                                        .toList())
                        + ".";
        return List.of(found + " " + met, important);
    }
}
