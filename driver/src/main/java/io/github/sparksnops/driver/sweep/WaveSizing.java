package io.github.sparksnops.driver.sweep;

import static io.github.sparksnops.network.Check.require;

import java.util.ArrayList;
import java.util.List;

/**
 * How many trials make a wave and how they are dealt to tasks.
 *
 * <p>A wave is lost when the driver dies and ends with idle slots, so it is neither long nor short. Tasks shrink towards the
 * end of a wave (guided self-scheduling, Polychronopoulos and Kuck 1987,
 * <a href="https://doi.org/10.1109/TC.1987.5009495">doi:10.1109/TC.1987.5009495</a>): slots then fall idle at about the same
 * time although trials differ in length. A device that takes many networks at a time gets whole batches, or a task would keep most of it
 * idle; but what is lost with a task is at most about a minute of work.
 *
 * @param firstWaveSeconds estimated length of the first wave, s: results and a measured speed come early
 * @param waveSeconds length of later waves, s
 * @param longestTaskSeconds largest task, s
 * @param shortestTaskSeconds tasks at the end of a wave do not become smaller than this, s, or one trial
 * @param batch networks that a simulator likes to take at a time
 */
public record WaveSizing(
        double firstWaveSeconds, double waveSeconds, double longestTaskSeconds, double shortestTaskSeconds, int batch) {
    public static final WaveSizing DEFAULT = new WaveSizing(5, 60, 7.5, 0.25, 1);

    /** Largest task where it takes batches, s: in one of several batches, statistics are computed beside the next one. */
    private static final double LONGEST_OF_BATCHES_SECONDS = 15;

    /** A batch that takes longer is not waited for: a task takes a part of it. */
    private static final double LONGEST_BATCH_SECONDS = 60;

    /** Share of the remaining trials per slot that the next task takes. */
    private static final double GUIDED_SHARE = 0.25;

    /** So many tasks a wave has for each slot, where there are trials enough, even if the speed was misjudged. */
    private static final int TASKS_PER_SLOT = 8;

    /** A wave takes all that is left where this is at most so many waves. */
    private static final double LEFT_OVER = 1.4;

    public WaveSizing {
        require(firstWaveSeconds > 0 && waveSeconds > 0, "a wave of %s or %s s", firstWaveSeconds, waveSeconds);
        require(
                shortestTaskSeconds > 0 && shortestTaskSeconds <= longestTaskSeconds,
                "tasks of %s to %s s",
                shortestTaskSeconds,
                longestTaskSeconds);
        require(batch > 0, "batches of %s networks", batch);
    }

    /** This sizing for a simulator that likes to take so many networks at a time. */
    public WaveSizing withBatches(int networks) {
        double longest = networks == 1 ? longestTaskSeconds : Math.max(longestTaskSeconds, LONGEST_OF_BATCHES_SECONDS);
        return new WaveSizing(firstWaveSeconds, waveSeconds, longest, shortestTaskSeconds, networks);
    }

    /** This sizing with other lengths of waves; tasks take an eighth of a wave at most. */
    public WaveSizing withWaves(double seconds) {
        double longest = Math.min(longestTaskSeconds, seconds / 8);
        return new WaveSizing(
                Math.min(firstWaveSeconds, seconds), seconds, longest, Math.min(shortestTaskSeconds, longest), batch);
    }

    /**
     * The next wave: as many whole trials per slot as its length allows, and the rest where little would be left over.
     *
     * @param left what is still to be run
     * @param secondsPerTrial on one slot, s
     */
    public PlanRange wave(PlanRange left, boolean first, double secondsPerTrial, int slots) {
        double perSlot = (first ? firstWaveSeconds : waveSeconds) / secondsPerTrial;
        int unit = Math.min(batch, trialsIn(LONGEST_BATCH_SECONDS, secondsPerTrial));
        double trials = Math.max(1, Math.ceil(perSlot / unit)) * unit * slots;
        return left.size() <= (first ? 1 : LEFT_OVER) * trials ? left : left.head((int) trials);
    }

    /** Deals the trials of a wave to tasks, in order: large ones first. */
    public List<PlanRange> tasks(PlanRange wave, double secondsPerTrial, int slots) {
        int largest = trialsIn(longestTaskSeconds, secondsPerTrial);
        int enough = Math.max(1, wave.size() / (TASKS_PER_SLOT * slots));
        int smallest = Math.min(enough, trialsIn(shortestTaskSeconds, secondsPerTrial));
        int unit = unit(wave.size(), secondsPerTrial, slots);
        List<PlanRange> tasks = new ArrayList<>();
        int next = wave.first();
        while (next < wave.end()) {
            int guided = (int) ((wave.end() - next) * GUIDED_SHARE / slots);
            int size = Math.max(smallest, Math.min(largest, guided));
            int batches = (size + unit - 1) / unit;
            PlanRange task = new PlanRange(next, wave.end()).head(batches * unit);
            tasks.add(task);
            next = task.end();
        }
        return tasks;
    }

    /** Tasks take a multiple of so many trials: a batch, unless that would be too long, or leave slots without work. */
    private int unit(int trials, double secondsPerTrial, int slots) {
        int perSlot = (trials + slots - 1) / slots;
        return Math.max(1, Math.min(Math.min(batch, perSlot), trialsIn(LONGEST_BATCH_SECONDS, secondsPerTrial)));
    }

    private static int trialsIn(double seconds, double secondsPerTrial) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, seconds / secondsPerTrial));
    }
}
