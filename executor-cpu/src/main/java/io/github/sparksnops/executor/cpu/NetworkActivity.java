package io.github.sparksnops.executor.cpu;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.simulation.StoppingLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a network has fired so far: counts per window, totals, and what the stopping rules look at. */
final class NetworkActivity {
    private final StoppingLimits limits;
    private final int burnInSteps;
    private final int countWindowSteps;
    private final CountTable counts;
    /** Id of the first neuron of each population, and one past the last. */
    private final int[] first;

    private final long[] spikes;
    private final long[] countedSpikes;
    /** Spikes of the last steps, a ring over the look-back; shape {@code [population][step modulo look-back]}. */
    private final int[][] recent;

    private int lastSpikeStep;

    NetworkActivity(NetworkSpec spec, SimulationWindow window) {
        this.limits = StoppingLimits.of(spec, window);
        this.burnInSteps = window.burnInSteps();
        this.countWindowSteps = window.countWindowSteps();
        require(
                SpikeCounts.mostPerWindow(spec, window) <= SpikeCounts.LARGEST,
                "a neuron may fire more often in a count window than 16 bits count");
        this.counts = new CountTable(spec.neurons(), window.countWindows());
        int populations = spec.populations().size();
        this.first = new int[populations + 1];
        for (int a = 0; a < populations; a++) {
            first[a + 1] = first[a] + spec.populations().get(a).size();
        }
        this.spikes = new long[populations];
        this.countedSpikes = new long[populations];
        this.recent = new int[populations][limits.lookbackSteps()];
    }

    /** Takes the spikes of one step. */
    void count(int step, SpikeList fired) {
        int slot = step % limits.lookbackSteps();
        for (int[] ring : recent) {
            ring[slot] = 0;
        }
        if (fired.size() == 0) {
            return;
        }
        lastSpikeStep = step;
        int window = step >= burnInSteps ? (step - burnInSteps) / countWindowSteps : -1;
        int population = 0;
        for (int i = 0; i < fired.size(); i++) {
            int neuron = fired.get(i);
            while (neuron >= first[population + 1]) {
                population++;
            }
            spikes[population]++;
            recent[population][slot]++;
            if (window >= 0) {
                countedSpikes[population]++;
                if (window < counts.windows()) {
                    counts.increment(neuron, window);
                }
            }
        }
    }

    /** The first rule, in order of precedence, that holds after this step. */
    Optional<InfeasibilityRule> broken(int step, SteppedNetwork network) {
        if (!network.finite()) {
            return Optional.of(InfeasibilityRule.NOT_FINITE);
        }
        if (refractoryLimited(step)) {
            return Optional.of(InfeasibilityRule.REFRACTORY_LIMITED);
        }
        long total = 0;
        for (long n : spikes) {
            total += n;
        }
        if (total > limits.spikeBudget() && step < limits.spikeBudgetSteps()) {
            return Optional.of(InfeasibilityRule.SPIKE_BUDGET);
        }
        if (step - lastSpikeStep >= limits.silentSteps()) {
            return Optional.of(InfeasibilityRule.SILENT);
        }
        return Optional.empty();
    }

    private boolean refractoryLimited(int step) {
        if (step < limits.lookbackSteps()) {
            return false;
        }
        for (int a = 0; a < recent.length; a++) {
            long sum = 0;
            for (int n : recent[a]) {
                sum += n;
            }
            if (sum >= limits.refractoryLimitedSpikes().get(a)) {
                return true;
            }
        }
        return false;
    }

    SpikeCounts counts() {
        return counts;
    }

    int lastSpikeStep() {
        return lastSpikeStep;
    }

    List<Long> spikes() {
        return boxed(spikes);
    }

    List<Long> countedSpikes() {
        return boxed(countedSpikes);
    }

    private static List<Long> boxed(long[] values) {
        List<Long> boxed = new ArrayList<>();
        for (long value : values) {
            boxed.add(value);
        }
        return boxed;
    }
}
