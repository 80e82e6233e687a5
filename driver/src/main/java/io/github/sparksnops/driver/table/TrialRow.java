package io.github.sparksnops.driver.table;

import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.Estimate;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.SharedStatistics;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.Cost;
import io.github.sparksnops.stats.target.CostFunction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of the table of trials. Missing is null; no number is ever NaN or infinite. */
public final class TrialRow {
    private final TrialColumns columns;
    private final Object[] values;

    private TrialRow(TrialColumns columns, Map<String, Object> byName) {
        this.columns = columns;
        this.values = columns.names().stream().map(byName::get).toArray();
    }

    public static TrialRow of(TrialSettings settings, Trial trial, TrialResult result, Provenance run) {
        return of(TrialColumns.of(settings.model()), settings, trial, result, run);
    }

    /** As the above, with the model's columns at hand. */
    public static TrialRow of(
            TrialColumns columns, TrialSettings settings, Trial trial, TrialResult result, Provenance run) {
        Map<String, Object> row = new HashMap<>();
        row.put("trial_id", trial.trialId());
        row.put("parameters_id", trial.parametersId());
        row.put("repeat", trial.repeat());
        row.put("seed", trial.seedText());
        row.put("fidelity", settings.fidelity().key());
        List<Parameter> parameters = settings.model().template().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            put(row, parameters.get(i).name(), trial.values()[i]);
        }
        row.put("status", result.status().name());
        result.reason().ifPresent(reason -> row.put("reason", reason));
        result.statistics().ifPresent(statistics -> putStatistics(row, statistics));
        result.simulation().ifPresent(simulation -> putSimulation(row, settings, simulation));
        result.statistics().ifPresent(statistics -> put(row, "statistics_ms", result.statisticsMs()));
        row.put("study", run.study());
        row.put("simulator", run.simulator());
        row.put("simulator_reason", run.simulatorReason());
        row.put("device", run.device());
        row.put("batch_size", run.batchSize());
        row.put("host", run.host());
        row.put("attempt", run.attempt());
        row.put("finished_ms", (double) run.finishedMs());
        return new TrialRow(columns, row);
    }

    private static void putStatistics(Map<String, Object> row, PopulationStatistics statistics) {
        row.put("active_neurons", statistics.activeNeurons());
        if (statistics instanceof PopulationStatistics.Computed computed) {
            row.put("count_windows", computed.countWindows());
            put(row, "rate_hz", computed.rateHz());
            put(row, "fano_factor", computed.fanoFactor());
            put(row, "count_correlation", computed.countCorrelation());
            computed.shared().ifPresent(shared -> putShared(row, shared));
        }
    }

    private static void putShared(Map<String, Object> row, SharedStatistics shared) {
        put(row, "shared_variance", shared.sharedVariance());
        put(row, "shared_dimensionality", shared.sharedDimensionality());
        row.put("eigenspectrum", shared.eigenspectrum());
        put(row, "latent_dimensions", shared.latentDimensions());
    }

    private static void putSimulation(Map<String, Object> row, TrialSettings settings, SimulationResult simulation) {
        NetworkSpec spec = settings.model().spec(settings.model().template().defaultValues());
        double seconds = countedSeconds(simulation, settings.window());
        for (int i = 0; i < spec.populations().size(); i++) {
            Population population = spec.populations().get(i);
            row.put("spikes_" + population.name(), simulation.spikes().get(i));
            if (seconds > 0) {
                double rateHz = simulation.countedSpikes().get(i) / (population.size() * seconds);
                put(row, "rate_" + population.name() + "_hz", rateHz);
            }
        }
        put(row, "build_ms", simulation.buildMs());
        put(row, "simulate_ms", simulation.simulateMs());
    }

    /** Time after the burn-in that was simulated, s; a stopped run has less than the window says, or none. */
    private static double countedSeconds(SimulationResult simulation, SimulationWindow window) {
        if (simulation.outcome() instanceof SimulationOutcome.Infeasible infeasible) {
            int steps = Math.min(infeasible.step() + 1, window.steps()) - window.burnInSteps();
            return Math.max(0, steps) * window.dtMs() / 1000;
        }
        return window.countedMs() / 1000;
    }

    private static void put(Map<String, Object> row, String name, Estimate estimate) {
        put(row, name, estimate.value());
        estimate.standardError().ifPresent(error -> put(row, name + "_se", error));
    }

    private static void put(Map<String, Object> row, String name, double value) {
        if (Double.isFinite(value)) {
            row.put(name, value);
        }
    }

    /** Fills in what the row's statistics cost; a row without them, or without one that has a weight, has no cost. */
    public void addCost(CostFunction function) {
        double[] scalars = Statistic.SCALARS.stream()
                .mapToDouble(s -> get(s.key()) instanceof Double value ? value : Double.NaN)
                .toArray();
        double[] spectrum =
                get(Statistic.EIGENSPECTRUM.key()) instanceof double[] eigenvalues ? eigenvalues : new double[0];
        Cost cost = function.of(StatisticValues.of(scalars, spectrum));
        cost.value().ifPresent(value -> {
            values[columns.indexOf("cost")] = value;
            values[columns.indexOf("cost_terms")] = Arrays.stream(Statistic.values())
                    .mapToDouble(statistic -> cost.term(statistic).orElseThrow())
                    .toArray();
        });
    }

    public TrialColumns columns() {
        return columns;
    }

    /** Values in the order of the columns; null where there is none. */
    public Object[] values() {
        return values.clone();
    }

    /** As {@link #values}, not copied. */
    Object[] shared() {
        return values;
    }

    /** Value of a column, or null. */
    public Object get(String column) {
        return values[columns.indexOf(column)];
    }

    /** Column name to value, in order, missing values as null: what {@code simulate --json} prints. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(columns.columns().get(i).name(), values[i]);
        }
        return map;
    }
}
