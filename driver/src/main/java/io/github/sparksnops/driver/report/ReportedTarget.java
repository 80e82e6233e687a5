package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a fit is to match.
 *
 * @param scalars mean and standard deviation by statistic, those of weight 0 too
 * @param eigenspectrum the first entries of the mean one, counts^2; empty where the target has none
 * @param spread standard deviation of each of them, if single spectra differ from the mean one in proportion to it
 */
record ReportedTarget(
        @JsonProperty("scalars") Map<String, Double[]> scalars,
        @JsonProperty("eigenspectrum") Double[] eigenspectrum,
        @JsonProperty("spread") Double[] spread) {

    static ReportedTarget of(TargetStatistics target, int eigenvalues) {
        Map<String, Double[]> scalars = new LinkedHashMap<>();
        for (Statistic statistic : Statistic.SCALARS) {
            TargetStatistics.Scalar scalar = target.scalars().get(statistic);
            if (scalar != null) {
                scalars.put(
                        statistic.key(), ShortNumber.of(new double[] {scalar.mean(), Math.sqrt(scalar.variance())}));
            }
        }
        Optional<TargetStatistics.Eigenspectrum> spectrum = target.eigenspectrum();
        double[] means = spectrum.map(
                        s -> s.mean().stream().mapToDouble(Double::doubleValue).toArray())
                .orElse(new double[0]);
        double squares = 0;
        for (double mean : means) {
            squares += mean * mean;
        }
        double[] shown = java.util.Arrays.copyOf(means, Math.min(eigenvalues, means.length));
        double[] spread = new double[shown.length];
        for (int j = 0; j < shown.length && squares > 0; j++) {
            spread[j] = Math.abs(shown[j]) * Math.sqrt(spectrum.orElseThrow().variance() / squares);
        }
        return new ReportedTarget(scalars, ShortNumber.of(shown), ShortNumber.of(spread));
    }
}
