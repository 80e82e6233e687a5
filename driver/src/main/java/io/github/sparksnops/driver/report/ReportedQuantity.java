package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.stats.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that charts can show.
 *
 * @param name of the column
 * @param label for people
 * @param unit empty where it has none
 * @param meaning a few words
 */
record ReportedQuantity(
        @JsonProperty("name") String name,
        @JsonProperty("label") String label,
        @JsonProperty("unit") String unit,
        @JsonProperty("meaning") String meaning) {

    static ReportedQuantity of(Statistic statistic) {
        String key = statistic.key();
        return switch (statistic) {
            case RATE_HZ -> new ReportedQuantity(key, "Firing rate", "Hz", "mean rate of the sampled neurons");
            case FANO_FACTOR -> new ReportedQuantity(
                    key, "Fano factor", "", "variance over mean of a neuron's spike counts");
            case COUNT_CORRELATION -> new ReportedQuantity(
                    key, "Spike-count correlation", "", "mean Fisher z of the correlations of pairs");
            case SHARED_VARIANCE -> new ReportedQuantity(
                    key, "Shared variance", "", "share of a neuron's count variance that latents explain, 0 to 1");
            case SHARED_DIMENSIONALITY -> new ReportedQuantity(
                    key, "Shared dimensionality", "latents", "latents needed for 95 % of the shared variance");
            case EIGENSPECTRUM -> new ReportedQuantity(
                    ReportRows.LARGEST_EIGENVALUE,
                    "Largest eigenvalue",
                    "counts\u00b2",
                    "first entry of the shared covariance's eigenspectrum");
        };
    }

    /** All that a row has, statistics first. */
    static List<ReportedQuantity> all(List<String> populations) {
        List<ReportedQuantity> all = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            all.add(of(statistic));
        }
        all.add(new ReportedQuantity("cost", "Cost", "", "distance to the target, 0 at best"));
        for (String population : populations) {
            all.add(new ReportedQuantity(
                    "rate_" + population + "_hz",
                    "Rate of population " + population,
                    "Hz",
                    "all neurons of the population, after the burn-in"));
        }
        all.add(new ReportedQuantity(
                "active_neurons", "Active neurons", "", "excitatory neurons above the rate floor"));
        all.add(new ReportedQuantity("latent_dimensions", "Latents", "", "latents of the chosen models, mean"));
        all.add(new ReportedQuantity("simulate_ms", "Time to simulate", "ms", "wall time of the simulation"));
        return all;
    }
}
