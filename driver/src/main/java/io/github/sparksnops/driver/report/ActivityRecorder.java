package io.github.sparksnops.driver.report;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.SimulationWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps what a report shows of a run: some neurons' spikes, all populations' rates, a few potentials; bounded, whatever the run does. */
final class ActivityRecorder {
    /** Shown of the spikes and rates, from the end of the burn-in. */
    private static final double SHOWN_MS = 2000;

    private static final double RATE_BIN_MS = 5;
    private static final double VOLTAGE_SHOWN_MS = 500;
    private static final double VOLTAGE_BIN_MS = 0.5;
    private static final int RASTER_NEURONS = 160;
    private static final int TRACES = 3;

    private final NetworkSpec spec;
    private final SimulationWindow window;
    private final int first;
    private final int end;
    private final int binSteps;
    /** Spikes, shape {@code [population][bin]}. */
    private final int[][] binned;

    private final List<Integer> rasterSteps = new ArrayList<>();
    private final List<Integer> rasterNeurons = new ArrayList<>();
    /** Each neuron's line of the raster, -1 for none; shape {@code [neuron]}. */
    private final int[] lines;

    private final List<Integer> traced = new ArrayList<>();
    private final int voltageSteps;
    private final int voltageBins;
    /** Largest potential in a bin, mV: a spike is one step long. Shape {@code [trace][bin]}. */
    private final double[][] voltages;

    ActivityRecorder(NetworkSpec spec, SimulationWindow window) {
        this.spec = spec;
        this.window = window;
        this.first = window.burnInSteps();
        this.end = Math.min(window.steps(), first + window.stepsOf(SHOWN_MS));
        this.binSteps = window.stepsOf(RATE_BIN_MS);
        this.binned = new int[spec.populations().size()][(end - first + binSteps - 1) / binSteps];
        this.lines = new int[spec.neurons()];
        this.voltageSteps = window.stepsOf(VOLTAGE_BIN_MS);
        this.voltageBins = Math.min(end - first, window.stepsOf(VOLTAGE_SHOWN_MS)) / voltageSteps;
        Arrays.fill(lines, -1);
        int line = 0;
        for (int p = 0; p < binned.length; p++) {
            int size = spec.populations().get(p).size();
            int shown = Math.max(1, (int) Math.min(size, (long) RASTER_NEURONS * size / spec.neurons()));
            // At equal distances through the population, so on a grid from all over it.
            for (int i = 0; i < shown; i++) {
                lines[spec.firstNeuron(p) + (int) ((long) i * size / shown)] = line++;
            }
            for (int i = 0; i < Math.min(TRACES, size); i++) {
                traced.add(spec.firstNeuron(p) + (int) ((i + 0.5) * size / TRACES));
            }
        }
        this.voltages = new double[traced.size()][voltageBins];
        for (double[] trace : voltages) {
            Arrays.fill(trace, Double.NEGATIVE_INFINITY);
        }
    }

    Recording recording() {
        return new Recording(
                Optional.of(this::spikes), Optional.of(new Recording.VoltageRequest(traced, this::voltages)));
    }

    private void spikes(int network, int[] steps, int[] neurons, int count) {
        for (int s = 0; s < count; s++) {
            if (steps[s] < first || steps[s] >= end) {
                continue;
            }
            binned[populationOf(neurons[s])][(steps[s] - first) / binSteps]++;
            if (lines[neurons[s]] >= 0) {
                rasterSteps.add(steps[s]);
                rasterNeurons.add(neurons[s]);
            }
        }
    }

    private void voltages(int network, int firstStep, float[] millivolts, int steps) {
        for (int s = 0; s < steps; s++) {
            int step = firstStep + s - first;
            if (step >= 0 && step / voltageSteps < voltageBins) {
                for (int i = 0; i < traced.size(); i++) {
                    int bin = step / voltageSteps;
                    voltages[i][bin] = Math.max(voltages[i][bin], millivolts[s * traced.size() + i]);
                }
            }
        }
    }

    private int populationOf(int neuron) {
        int population = binned.length - 1;
        while (neuron < spec.firstNeuron(population)) {
            population--;
        }
        return population;
    }

    /** Spikes of the raster, population by population: time, ms, and line of the neuron from the bottom. */
    List<ReportedActivity.Raster> raster() {
        List<ReportedActivity.Raster> rasters = new ArrayList<>();
        for (int p = 0; p < binned.length; p++) {
            List<Double> times = new ArrayList<>();
            List<Integer> of = new ArrayList<>();
            for (int s = 0; s < rasterSteps.size(); s++) {
                if (populationOf(rasterNeurons.get(s)) == p) {
                    times.add(ShortNumber.of(rasterSteps.get(s) * window.dtMs()));
                    of.add(lines[rasterNeurons.get(s)]);
                }
            }
            rasters.add(new ReportedActivity.Raster(spec.populations().get(p).name(), times, of));
        }
        return rasters;
    }

    /** Rates in bins. */
    List<ReportedActivity.Trace> rates() {
        List<ReportedActivity.Trace> rates = new ArrayList<>();
        for (int p = 0; p < binned.length; p++) {
            double perHz = spec.populations().get(p).size() * RATE_BIN_MS / 1000;
            double[] hz = Arrays.stream(binned[p])
                    .mapToDouble(spikes -> spikes / perHz)
                    .toArray();
            rates.add(new ReportedActivity.Trace(
                    spec.populations().get(p).name(),
                    window.burnInMs() + RATE_BIN_MS / 2,
                    RATE_BIN_MS,
                    ShortNumber.of(hz)));
        }
        return rates;
    }

    /** Potentials in bins. */
    List<ReportedActivity.Trace> potentials() {
        List<ReportedActivity.Trace> traces = new ArrayList<>();
        for (int i = 0; i < traced.size(); i++) {
            String population =
                    spec.populations().get(populationOf(traced.get(i))).name();
            traces.add(new ReportedActivity.Trace(
                    population + " " + traced.get(i), window.burnInMs(), VOLTAGE_BIN_MS, ShortNumber.of(voltages[i])));
        }
        return traces;
    }
}
