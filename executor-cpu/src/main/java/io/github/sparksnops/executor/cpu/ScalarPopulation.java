package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.simulation.StepConstants.EifConstants;
import io.github.sparksnops.network.simulation.StepConstants.PopulationConstants;
import io.github.sparksnops.network.simulation.StepConstants.SynapseConstants;

/**
 * State and update of one population, neuron by neuron, in the words of {@code docs/numerics.md}: per class p of sources a
 * current I and its derivative Y, then the membrane potential V and the refractory counter r.
 */
final class ScalarPopulation {
    private final float h;
    private final SynapseConstants[] synapses;
    private final EifConstants eif;

    /** V, mV. */
    final float[] v;
    /** r, steps left of the refractory time. */
    private final int[] refractory;
    /** I per class, mV/ms; shape {@code [class][neuron]}. */
    private final float[][] current;
    /** Y = dI/dt per class, mV/ms²; shape {@code [class][neuron]}. */
    private final float[][] slope;
    /** c: spikes that arrive in the next step; shape {@code [class][neuron]}. */
    final int[][] arriving;

    ScalarPopulation(float stepMs, PopulationConstants constants, float[] initialPotentials) {
        int size = initialPotentials.length;
        this.h = stepMs;
        this.synapses = constants.synapses().toArray(SynapseConstants[]::new);
        this.eif = constants.neuron();
        this.v = initialPotentials;
        this.refractory = new int[size];
        this.current = new float[synapses.length][size];
        this.slope = new float[synapses.length][size];
        this.arriving = new int[synapses.length][size];
    }

    /** Memory of a population of this size, bytes: V, r, and per class I, Y and c. */
    static long bytes(int size, int classes) {
        return (long) Float.BYTES * size * (2 + 3L * classes);
    }

    /** Sets synapses that have died away to zero, before they become denormal and slow. */
    void flushFadedSynapses() {
        for (int p = 0; p < synapses.length; p++) {
            for (int i = 0; i < v.length; i++) {
                if (Math.abs(current[p][i]) < FadedSynapses.LIMIT && Math.abs(slope[p][i]) < FadedSynapses.LIMIT) {
                    current[p][i] = 0f;
                    slope[p][i] = 0f;
                }
            }
        }
    }

    /** Advances all neurons by one step; those that spike go to the list as firstNeuron + index. */
    void step(int firstNeuron, SpikeList fired) {
        for (int p = 0; p < synapses.length; p++) {
            updateSynapses(synapses[p], arriving[p], current[p], slope[p]);
        }
        for (int i = 0; i < v.length; i++) {
            if (refractory[i] > 0) {
                v[i] = refractory[i] > 1 ? eif.thresholdMv() : eif.resetMv();
                refractory[i]--;
            } else {
                v[i] = v[i] + change(v[i], totalCurrent(i));
                if (v[i] >= eif.thresholdMv()) {
                    v[i] = eif.thresholdMv();
                    refractory[i] = eif.refractorySteps();
                    fired.add(firstNeuron + i);
                }
            }
        }
    }

    /** Synaptic current of a class after the last step, mV/ms. */
    float current(int sourceClass, int neuron) {
        return current[sourceClass][neuron];
    }

    private void updateSynapses(SynapseConstants constants, int[] counts, float[] current, float[] slope) {
        for (int i = 0; i < counts.length; i++) {
            float y = Math.fma(constants.weight(), (float) counts[i], slope[i]);
            current[i] = Math.fma(h, y, current[i]);
            y = Math.fma(-constants.damping(), y, y);
            slope[i] = Math.fma(-constants.stiffness(), current[i], y);
            counts[i] = 0;
        }
    }

    /** Sum over classes in order of declaration. */
    private float totalCurrent(int neuron) {
        float sum = current[0][neuron];
        for (int p = 1; p < current.length; p++) {
            sum = sum + current[p][neuron];
        }
        return sum;
    }

    /** Change of V in one step, not below the floor: dt/C (I - gL (V - EL) + gL D exp((V - VT)/D)), mV. */
    private float change(float v, float input) {
        float x = Math.fma(v, eif.inverseSlope(), eif.exponentOffset());
        x = x < Exponential.LOW ? Exponential.LOW : x;
        x = x > Exponential.HIGH ? Exponential.HIGH : x;
        float leak = Math.fma(-eif.leak(), v - eif.restMv(), eif.input() * input);
        float change = Math.fma(eif.exponential(), Exponential.exp(x), leak);
        float toFloor = eif.floorMv() - v;
        return change < toFloor ? toFloor : change;
    }
}
