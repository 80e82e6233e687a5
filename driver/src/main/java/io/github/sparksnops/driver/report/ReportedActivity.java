package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.network.wiring.Network;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.NeuronSampling;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.HeldOutLikelihood;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one network does: a stored trial, simulated once more.
 *
 * @param chosen why this trial
 * @param ended {@code completed}, or the rule that stopped it
 * @param spikes of each population in the whole run: those of the stored row
 * @param correlation null where nothing depends on place
 * @param likelihoods held-out log-likelihood a window minus that without latents, natural logarithm; a row per sampling of neurons, by
 *     number of latents from 0; empty where it has none
 */
record ReportedActivity(
        @JsonProperty("trial_id") String trialId,
        @JsonProperty("chosen") String chosen,
        @JsonProperty("seed") String seed,
        @JsonProperty("parameters") Map<String, Double> parameters,
        @JsonProperty("duration_ms") double durationMs,
        @JsonProperty("ended") String ended,
        @JsonProperty("spikes") Map<String, Long> spikes,
        @JsonProperty("raster") List<Raster> raster,
        @JsonProperty("rates") List<Trace> rates,
        @JsonProperty("potentials") List<Trace> potentials,
        @JsonProperty("correlation") DistanceCorrelation correlation,
        @JsonProperty("likelihoods") List<Double[]> likelihoods) {
    private static final int LIKELIHOOD_SAMPLINGS = 3;
    private static final int MOST_LATENTS = 12;

    /** Spikes of some neurons of a population: time, ms, and line from the bottom; both of shape {@code [spike]}. */
    record Raster(
            @JsonProperty("population") String population,
            @JsonProperty("ms") List<Double> ms,
            @JsonProperty("line") List<Integer> line) {}

    /** A quantity at equal distances in time. */
    record Trace(
            @JsonProperty("name") String name,
            @JsonProperty("first_ms") double firstMs,
            @JsonProperty("step_ms") double stepMs,
            @JsonProperty("values") Double[] values) {}

    /** Simulates the whole run. */
    static ReportedActivity of(StoredTrial stored, Simulator simulator) {
        Trial trial = stored.trial();
        TrialSettings settings = stored.settings();
        Model model = settings.model();
        NetworkSpec spec = model.spec(trial.values());
        ActivityRecorder recorder = new ActivityRecorder(spec, settings.window());
        SimulationResult result = simulator
                .run(
                        NetworkBatch.of(Network.of(spec, trial.seed())),
                        settings.window(),
                        recorder.recording(),
                        RunControl.NONE)
                .get(0);
        boolean whole = !(result.outcome() instanceof SimulationOutcome.Infeasible);
        ObservedCounts counts = model.observed(result.counts(), settings.window());
        int[] active = counts.activeNeurons(settings.statistics().minRateHz()).ids();
        int population = spec.populationOf(model.template().observedPopulation());
        return new ReportedActivity(
                trial.trialId(),
                stored.chosen(),
                trial.seedText(),
                parameters(model, trial),
                settings.window().durationMs(),
                result.outcome() instanceof SimulationOutcome.Infeasible stopped
                        ? stopped.rule().key()
                        : "completed",
                spikes(spec, result),
                recorder.raster(),
                recorder.rates(),
                recorder.potentials(),
                whole
                        ? DistanceCorrelation.of(spec, population, result.counts(), active)
                                .orElse(null)
                        : null,
                whole ? likelihoods(counts, active, settings.statistics(), trial.seed()) : List.of());
    }

    private static Map<String, Double> parameters(Model model, Trial trial) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<Parameter> parameters = model.template().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            values.put(parameters.get(i).name(), ShortNumber.of(trial.values()[i]));
        }
        return values;
    }

    private static Map<String, Long> spikes(NetworkSpec spec, SimulationResult result) {
        Map<String, Long> spikes = new LinkedHashMap<>();
        List<Population> populations = spec.populations();
        for (int p = 0; p < populations.size(); p++) {
            spikes.put(populations.get(p).name(), result.spikes().get(p));
        }
        return spikes;
    }

    /** On the samplings that the row's statistics begin with. */
    private static List<Double[]> likelihoods(
            ObservedCounts counts, int[] active, StatisticsSettings settings, long seed) {
        List<Double[]> all = new ArrayList<>();
        for (int s = 0; s < Math.min(LIKELIHOOD_SAMPLINGS, settings.samplings()); s++) {
            if (active.length >= settings.neurons()) {
                int[] neurons = NeuronSampling.draw(active, settings.neurons(), seed, s);
                HeldOutLikelihood.of(counts.sample(neurons), MOST_LATENTS, seed, s)
                        .ifPresent(values -> {
                            double independent = values[0];
                            for (int m = 0; m < values.length; m++) {
                                values[m] -= independent;
                            }
                            all.add(ShortNumber.of(values));
                        });
            }
        }
        return all;
    }
}
