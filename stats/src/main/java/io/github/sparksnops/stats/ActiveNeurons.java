package io.github.sparksnops.stats;

import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;

/**
 * Neurons that spike more often than the rate floor within the count windows.
 *
 * @param ids of the active neurons, ascending
 * @param meanRateHz over the active neurons, Hz; NaN where there is none
 */
record ActiveNeurons(int[] ids, double meanRateHz) {
    static ActiveNeurons of(
            SpikeCounts counts, PopulationStatistics.Observed observed, SimulationWindow window, double minRateHz) {
        long[] totals = counts.totals(observed.first(), observed.end());
        double countedSeconds = counts.windows() * window.countWindowMs() / 1000;
        int[] ids = new int[totals.length];
        int active = 0;
        long spikes = 0;
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] > minRateHz * countedSeconds) {
                ids[active++] = observed.first() + i;
                spikes += totals[i];
            }
        }
        return new ActiveNeurons(java.util.Arrays.copyOf(ids, active), (double) spikes / active / countedSeconds);
    }
}
