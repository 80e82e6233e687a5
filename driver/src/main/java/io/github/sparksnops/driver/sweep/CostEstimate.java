package io.github.sparksnops.driver.sweep;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SpikeCounts;
import java.util.Locale;

/**
 * What a sweep will take, before anything is measured.
 *
 * @param trials of the whole plan
 * @param secondsPerTrial on one slot, s
 * @param slots trials that run at the same time
 * @param bytesPerNetwork memory of one simulation
 * @param bytesOnDisk of the whole table
 */
public record CostEstimate(int trials, double secondsPerTrial, int slots, long bytesPerNetwork, long bytesOnDisk) {
    /**
     * Time of one neuron's step on one core, delivery of its spikes included, ns. From the first vectorised prototype: 7.2 us
     * a step of the 3,125 neurons of the CBN at its defaults (JDK 17). Only estimates depend on it.
     */
    public static final double CPU_NANOSECONDS_PER_NEURON_STEP = 2.3;

    /**
     * Time to draw one synapse, ns: 60 ms for the 3.5 million synapses of the SBN, the most that wiring is allowed to take.
     * Only estimates depend on it.
     */
    public static final double CPU_NANOSECONDS_PER_SYNAPSE = 17;

    /** Bytes that one more row adds to a file (measured: files of 68 and 144 rows). */
    private static final long BYTES_PER_ROW = 96;
    /** Size of a file without rows: schema and footer of some 50 columns, bytes (measured likewise). */
    private static final long BYTES_PER_FILE = 17_000;
    /** State of a neuron, bytes: potential, refractory counter, and per synaptic class two states and a pending count. */
    private static final long BYTES_PER_NEURON = 8;

    private static final long BYTES_PER_NEURON_AND_CLASS = 12;

    /** Estimate for a plan on so many slots. */
    public static CostEstimate of(SweepPlan plan, int slots) {
        SimulationWindow window = plan.settings().window();
        NetworkSpec spec =
                plan.settings().model().spec(plan.settings().model().template().defaultValues());
        double nanoseconds = (double) window.steps() * spec.neurons() * CPU_NANOSECONDS_PER_NEURON_STEP
                + spec.synapses() * CPU_NANOSECONDS_PER_SYNAPSE;
        double secondsPerTrial = nanoseconds / 1e9;
        int files = files(plan, secondsPerTrial, slots);
        return new CostEstimate(
                plan.size(),
                secondsPerTrial,
                slots,
                bytesPerNetwork(spec, window),
                files * BYTES_PER_FILE + plan.size() * BYTES_PER_ROW);
    }

    private static int files(SweepPlan plan, double secondsPerTrial, int slots) {
        WaveSizing sizing = WaveSizing.DEFAULT;
        double files = 0;
        PlanRange left = plan.all();
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

    /** Counts, state, and per projection one byte a pair or four bytes a synapse, whichever is less. */
    private static long bytesPerNetwork(NetworkSpec spec, SimulationWindow window) {
        long bytes = SpikeCounts.bytes(spec.neurons(), window.countWindows())
                + spec.neurons() * (BYTES_PER_NEURON + BYTES_PER_NEURON_AND_CLASS * spec.classes());
        for (Projection projection : spec.projections()) {
            long sources = spec.classSize(spec.classOf(projection.source()));
            long targets = spec.populations()
                    .get(spec.populationOf(projection.target()))
                    .size();
            long synapses = sources * projection.connectivity().outDegree();
            bytes += Math.min(sources * targets, Integer.BYTES * synapses);
        }
        return bytes;
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
