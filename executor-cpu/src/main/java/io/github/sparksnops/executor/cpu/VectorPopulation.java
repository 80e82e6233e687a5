package io.github.sparksnops.executor.cpu;

import static io.github.sparksnops.executor.cpu.VectorLanes.FIRST;

import io.github.sparksnops.network.simulation.StepConstants.EifConstants;
import io.github.sparksnops.network.simulation.StepConstants.PopulationConstants;
import io.github.sparksnops.network.simulation.StepConstants.SynapseConstants;
import java.util.Arrays;

/**
 * State of one population in the vector simulator: voltages (mV), and current and derivative of each synapse class, in
 * arrays {@code [padded]} or {@code [class][padded]}. A step is: {@link #deliver} or {@link #quiet} for each class, then
 * {@link #update}.
 */
final class VectorPopulation {

    /*
     * Refractory neurons are not masked. A neuron that spikes at step n is set to the reset voltage and integrates like the
     * others; what it reaches is discarded: the voltage is set to reset again at the end of step n + R, a crossing in between
     * is no spike, and voltageMv reports what the rule says (threshold on n .. n + R - 1, reset at n + R). Voltages do not
     * feed back into synapses, so this equals the literal rule bit for bit. It costs one queue entry a spike and no vector
     * instruction.
     */
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final float stepMs;
    private final EifConstants neuron;
    private final SynapseConstants[] synapses;
    private final int size;
    private final float[] voltageMv;
    private final float[][] current;
    private final float[][] derivative;
    /** Sum of the first classes where there are more than three, else zeros. */
    private final float[] summed;

    private final int[] lastSpikeStep;
    private final int[] candidates;
    private final int[] spikes;
    private int spikeCount;

    /** Ring of the refractory neurons, oldest spike first; each neuron is in it at most once. */
    private final int[] refractory;

    private int oldest;
    private int refractoryCount;

    /** A population whose synapses are at rest; {@code stepMs} is h = dt, {@code initialMv [neuron]} are the voltages. */
    VectorPopulation(float stepMs, PopulationConstants constants, float[] initialMv) {
        size = initialMv.length;
        int padded = CountRows.paddedSize(size);
        this.stepMs = stepMs;
        this.neuron = constants.neuron();
        this.synapses = constants.synapses().toArray(SynapseConstants[]::new);
        voltageMv = VectorLanes.floats(padded);
        current = new float[synapses.length][];
        derivative = new float[synapses.length][];
        for (int p = 0; p < synapses.length; p++) {
            current[p] = VectorLanes.floats(padded);
            derivative[p] = VectorLanes.floats(padded);
        }
        summed = VectorLanes.floats(padded);
        lastSpikeStep = new int[size];
        candidates = new int[padded / NeuronKernel.CANDIDATE_SPAN];
        spikes = new int[size];
        refractory = new int[size];
        Arrays.fill(voltageMv, neuron.resetMv());
        System.arraycopy(initialMv, 0, voltageMv, FIRST, size);
        Arrays.fill(lastSpikeStep, NEVER);
    }

    /** Memory of a population of this size, bytes: V, s, two states per class, three ints a neuron. */
    static long bytes(int size, int classes) {
        long vectors = (long) Float.BYTES * CountRows.paddedSize(size) * (2 + 2L * classes);
        return vectors + 3L * Integer.BYTES * size;
    }

    int size() {
        return size;
    }

    /** Voltage (mV) of a neuron after {@code step}, the last step that was run. */
    float voltageMv(int index, int step) {
        boolean held = step < lastSpikeStep[index] + neuron.refractorySteps();
        return held ? neuron.thresholdMv() : voltageMv[FIRST + index];
    }

    /** Advances one class by a step with packed counts; this population's begin at {@code counts[firstWord]}. */
    void deliver(int synapseClass, int[] counts, int firstWord) {
        SynapseKernel.driven(
                synapses[synapseClass], stepMs, current[synapseClass], derivative[synapseClass], counts, firstWord);
    }

    /** {@link #deliver} with one int a neuron, {@code counts [padded]}, set back to 0: for counts above 255. */
    void deliverWide(int synapseClass, int[] counts) {
        SynapseKernel.drivenWide(
                synapses[synapseClass], stepMs, current[synapseClass], derivative[synapseClass], counts);
    }

    /** Advances one class by a step in which none of its spikes arrives. */
    void quiet(int synapseClass) {
        SynapseKernel.quiet(synapses[synapseClass], stepMs, current[synapseClass], derivative[synapseClass]);
    }

    /** Sets negligible synaptic states to +0; to be called at every absolute step divisible by 64. */
    void flush() {
        for (int p = 0; p < synapses.length; p++) {
            SynapseKernel.flush(current[p], derivative[p]);
        }
    }

    /** Advances the neurons to {@code step} (absolute, growing by 1), after all classes; finds the spikes. */
    void update(int step) {
        integrate();
        int found = NeuronKernel.findCandidates(voltageMv, neuron.thresholdMv(), candidates);
        spikeCount = 0;
        for (int i = 0; i < found; i++) {
            fire(candidates[i], step);
        }
        release(step);
    }

    /** The kernel adds three currents. Fewer classes add zeros, which changes no V; more are summed up to the last two. */
    private void integrate() {
        int classes = current.length;
        if (classes > 3) {
            SynapseKernel.sum(current, classes - 2, summed);
            NeuronKernel.integrate(neuron, voltageMv, summed, current[classes - 2], current[classes - 1]);
        } else {
            float[] second = classes > 1 ? current[1] : summed;
            float[] third = classes > 2 ? current[2] : summed;
            NeuronKernel.integrate(neuron, voltageMv, current[0], second, third);
        }
    }

    /** Neurons that spiked in the last step, ascending, {@code [spikeCount]}; valid until the next update, shared. */
    int[] spikes() {
        return spikes;
    }

    /** How many neurons spiked in the last step. */
    int spikeCount() {
        return spikeCount;
    }

    /** True if a voltage after {@code step} is infinite or not a number. */
    boolean notFinite(int step) {
        for (int n = 0; n < size; n++) {
            if (!Float.isFinite(voltageMv(n, step))) {
                return true;
            }
        }
        return false;
    }

    private void fire(int first, int step) {
        int refractorySteps = neuron.refractorySteps();
        for (int n = first; n < first + NeuronKernel.CANDIDATE_SPAN; n++) {
            if (voltageMv[FIRST + n] >= neuron.thresholdMv()) {
                voltageMv[FIRST + n] = neuron.resetMv();
                if (n < size && step > lastSpikeStep[n] + refractorySteps) {
                    lastSpikeStep[n] = step;
                    spikes[spikeCount++] = n;
                    hold(n);
                }
            }
        }
    }

    private void hold(int index) {
        if (neuron.refractorySteps() == 0) {
            voltageMv[FIRST + index] = neuron.thresholdMv();
            return;
        }
        int end = oldest + refractoryCount++;
        refractory[end < size ? end : end - size] = index;
    }

    private void release(int step) {
        while (refractoryCount > 0) {
            int n = refractory[oldest];
            if (lastSpikeStep[n] + neuron.refractorySteps() != step) {
                return;
            }
            voltageMv[FIRST + n] = neuron.resetMv();
            refractoryCount--;
            oldest = oldest + 1 < size ? oldest + 1 : 0;
        }
    }
}
