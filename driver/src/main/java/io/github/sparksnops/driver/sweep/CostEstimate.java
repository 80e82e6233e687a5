package io.github.sparksnops.driver.sweep;

import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.util.List;
import java.util.Locale;

/**
 * What a sweep will take, before anything is measured.
 *
 * @param trials of the whole plan
 * @param secondsPerTrial on one slot, s
 * @param slots trials that run at the same time
 * @param bytesPerNetwork heap of one simulation
 * @param batch networks that a simulator likes to take at a time
 * @param bytesOnDisk of the whole table
 */
public record CostEstimate(
        int trials, double secondsPerTrial, int slots, long bytesPerNetwork, int batch, long bytesOnDisk) {
    /** Bytes that one more row adds to a file (measured: files of 68 and 144 rows). */
    private static final long BYTES_PER_ROW = 96;
    /** Size of a file without rows: schema and footer of some 50 columns, bytes (measured likewise). */
    private static final long BYTES_PER_FILE = 17_000;
    /**
     * Estimate for a plan on so many slots.
     *
     * @param simulator by name; must be usable here
     */
    public static CostEstimate of(TrialPlan plan, int slots, String simulator) {
        return of(plan.stages(), plan.size(), slots, simulator);
    }

    /**
     * Estimate for so many trials that go through some stages.
     *
     * @param simulator by name; must be usable here
     */
    public static CostEstimate of(List<TrialSettings> stages, int trials, int slots, String simulator) {
        return of(stages, trials, slots, SimulatorSelection.of(simulator).provider());
    }

    /**
     * Estimate for so many trials that go through some stages.
     *
     * @param provider of a simulator that is usable here
     */
    public static CostEstimate of(List<TrialSettings> stages, int trials, int slots, SimulatorProvider provider) {
        double seconds = 0;
        long bytes = 0;
        int batch = 1;
        for (TrialSettings stage : stages) {
            SimulationDemand demand =
                    provider.demand(stage.model().spec(stage.model().template().defaultValues()), stage.window());
            seconds += demand.seconds();
            bytes = Math.max(bytes, demand.bytes());
            batch = demand.batch();
        }
        int files = files(trials, seconds, slots);
        return new CostEstimate(
                trials,
                seconds,
                slots,
                bytes,
                batch,
                files * BYTES_PER_FILE + (long) trials * stages.size() * BYTES_PER_ROW);
    }

    private static int files(int trials, double secondsPerTrial, int slots) {
        WaveSizing sizing = WaveSizing.DEFAULT;
        double files = 0;
        PlanRange left = new PlanRange(0, trials);
        boolean first = true;
        while (left.size() > 0) {
            PlanRange wave = sizing.wave(left, first, secondsPerTrial, slots);
            double inWave = sizing.tasks(wave, secondsPerTrial, slots).size();
            // All waves but the first two are alike.
            double alike = first || wave.size() == left.size() ? 1 : (double) left.size() / wave.size();
            files += inWave * alike;
            left = alike == 1 ? new PlanRange(wave.end(), left.end()) : new PlanRange(left.end(), left.end());
            first = false;
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(files));
    }

    /**
     * Refuses a sweep whose networks do not fit the heap of one JVM.
     *
     * @param slotsOfJvm slots of that JVM
     * @param heapBytes its largest heap
     * @throws io.github.sparksnops.network.UserError with the numbers
     */
    public void requireHeap(int slotsOfJvm, long heapBytes) {
        new SimulationDemand(bytesPerNetwork, secondsPerTrial, batch).requireHeap(slotsOfJvm, trials, heapBytes);
    }

    /** Time for all trials on all slots, s; starting Spark takes some more. */
    public double seconds() {
        return Math.ceil((double) trials / slots) * secondsPerTrial;
    }

    /** A size for people: 950 bytes, 17.2 KB, 3.4 MB, 1.2 GB. */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < 3) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, "KMGT".charAt(unit));
    }
}
