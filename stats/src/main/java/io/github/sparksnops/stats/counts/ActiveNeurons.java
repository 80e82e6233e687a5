package io.github.sparksnops.stats.counts;

/**
 * Neurons that spike more often than the rate floor within the count windows.
 *
 * @param ids of the active neurons, ascending
 * @param meanRateHz over the active neurons, Hz; NaN where there is none
 */
public record ActiveNeurons(int[] ids, double meanRateHz) {
    /**
     * Active ones of the neurons first, first + 1, ...
     *
     * @param totals spikes of each neuron
     */
    static ActiveNeurons of(long[] totals, int first, double countedSeconds, double minRateHz) {
        int[] ids = new int[totals.length];
        int active = 0;
        long spikes = 0;
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] > minRateHz * countedSeconds) {
                ids[active++] = first + i;
                spikes += totals[i];
            }
        }
        return new ActiveNeurons(java.util.Arrays.copyOf(ids, active), (double) spikes / active / countedSeconds);
    }
}
