package io.github.sparksnops.stats.counts;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Counts that statistics are taken from: a range of neurons in a choice of count windows, of a simulation or a recording.
 *
 * <p>Where a PSTH (peri-stimulus time histogram: a neuron's mean count at each position within an epoch) is taken out, variances
 * and covariances are those of the deviations from it, and rates still those of the counts.
 */
public final class ObservedCounts {
    private final SpikeCounts counts;
    private final int first;
    private final int end;
    private final double countWindowMs;
    private final int[] windows;
    private final boolean resampled;
    private final int windowsPerEpoch;

    private ObservedCounts(
            SpikeCounts counts,
            int first,
            int end,
            double countWindowMs,
            int[] windows,
            boolean resampled,
            int windowsPerEpoch) {
        this.counts = counts;
        this.first = first;
        this.end = end;
        this.countWindowMs = countWindowMs;
        this.windows = windows;
        this.resampled = resampled;
        this.windowsPerEpoch = windowsPerEpoch;
    }

    /** Neurons first .. end - 1 in all count windows. */
    public static ObservedCounts of(SpikeCounts counts, int first, int end, double countWindowMs) {
        require(0 <= first && first <= end && end <= counts.neurons(), "neurons %s to %s", first, end - 1);
        require(countWindowMs > 0, "a count window of %s ms", countWindowMs);
        int[] all = IntStream.range(0, counts.windows()).toArray();
        return new ObservedCounts(counts, first, end, countWindowMs, all, false, 0);
    }

    /**
     * The same windows with the PSTH taken out.
     *
     * @param windowsPerEpoch P: window w is at position w % P of epoch w / P; the windows must be whole epochs, at least two
     */
    public ObservedCounts withoutPsth(int windowsPerEpoch) {
        require(
                windowsPerEpoch >= 1
                        && counts.windows() % windowsPerEpoch == 0
                        && counts.windows() >= 2 * windowsPerEpoch,
                "%s count windows are not several epochs of %s",
                counts.windows(),
                windowsPerEpoch);
        return new ObservedCounts(counts, first, end, countWindowMs, windows, resampled, windowsPerEpoch);
    }

    /**
     * Some of the windows in some order, possibly several times, as a bootstrap draws them.
     *
     * @param windows indices into the windows of the counts; equal ones stay in the same fold of a cross-validation
     */
    public ObservedCounts resampled(int[] windows) {
        return new ObservedCounts(counts, first, end, countWindowMs, windows.clone(), true, windowsPerEpoch);
    }

    public double countWindowMs() {
        return countWindowMs;
    }

    /** Number of windows, B. */
    public int windows() {
        return windows.length;
    }

    /** Which window of the recording each window is, shape {@code [window]}; differs only where windows were resampled. */
    public int[] origins() {
        return windows.clone();
    }

    /** Neurons that spike more often than a floor within the windows. */
    public ActiveNeurons activeNeurons(double minRateHz) {
        return ActiveNeurons.of(totals(), first, windows.length * countWindowMs / 1000, minRateHz);
    }

    private long[] totals() {
        if (!resampled) {
            return counts.totals(first, end);
        }
        long[] totals = new long[end - first];
        for (int w : windows) {
            for (int i = first; i < end; i++) {
                totals[i - first] += counts.count(i, w);
            }
        }
        return totals;
    }

    /** Counts of some neurons, shape {@code [neuron][window]}. */
    public SampledCounts sample(int[] neurons) {
        int[][] sampled = new int[neurons.length][];
        for (int i = 0; i < neurons.length; i++) {
            sampled[i] = chosen(counts.ofNeuron(neurons[i]));
        }
        if (windowsPerEpoch == 0) {
            return new SampledCounts(sampled, Optional.empty(), windows);
        }
        int epochs = counts.windows() / windowsPerEpoch;
        int[][] deviations = new int[neurons.length][];
        for (int i = 0; i < neurons.length; i++) {
            deviations[i] = chosen(deviations(counts.ofNeuron(neurons[i]), epochs));
        }
        return new SampledCounts(sampled, Optional.of(new SampledCounts.Deviations(deviations, epochs)), windows);
    }

    /** Deviations from the PSTH times the number of epochs: integers, so that moments stay exact. */
    private int[] deviations(int[] count, int epochs) {
        int[] deviations = new int[count.length];
        for (int position = 0; position < windowsPerEpoch; position++) {
            int sum = 0;
            for (int w = position; w < count.length; w += windowsPerEpoch) {
                sum += count[w];
            }
            for (int w = position; w < count.length; w += windowsPerEpoch) {
                deviations[w] = Math.subtractExact(Math.multiplyExact(epochs, count[w]), sum);
            }
        }
        return deviations;
    }

    private int[] chosen(int[] all) {
        int[] chosen = new int[windows.length];
        for (int w = 0; w < chosen.length; w++) {
            chosen[w] = all[windows[w]];
        }
        return chosen;
    }
}
