package io.github.sparksnops.executor.cpu;

import static io.github.sparksnops.executor.cpu.VectorLanes.COUNT;
import static io.github.sparksnops.executor.cpu.VectorLanes.FIRST;
import static io.github.sparksnops.executor.cpu.VectorLanes.FLOATS;
import static io.github.sparksnops.executor.cpu.VectorLanes.INTS;
import static io.github.sparksnops.executor.cpu.VectorLanes.all;

import io.github.sparksnops.network.simulation.StepConstants.SynapseConstants;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** One step of the synapses of one class onto one population: I (current) and Y (its derivative), arrays {@code [padded]}
 * from {@link VectorLanes#FIRST} on. */
final class SynapseKernel {

    /*
     * One flat loop per class: 1.1-1.4 us a step for three classes onto 2500 + 625 neurons (JDK 17, Zen 4, noisy shared core).
     * In the prototype, one loop over the three classes took 2.1-2.3 us where this took 1.6-2.4; fused with the neurons, a
     * step took 5.2-5.8 us instead of 4.3-4.9.
     * The four quarters are written out: a helper method that takes vectors is compiled on its own first, C2 then refuses
     * to inline it ("already compiled into a big method"), every vector is boxed, and a step took 23-25 us instead of 4.
     */
    private static final float NEGLIGIBLE = FadedSynapses.LIMIT;

    private SynapseKernel() {}

    /**
     * Delivers packed counts, then advances: Y = fma(W, c, Y); I = fma(h, Y, I); Y = fma(-A, Y, Y); Y = fma(-B, I, Y).
     * Byte b of {@code counts[first + w]} is the count of neuron {@code b * padded / 4 + w}.
     */
    static void driven(
            SynapseConstants constants, float stepMs, float[] current, float[] derivative, int[] counts, int first) {
        FloatVector weight = all(constants.weight());
        FloatVector h = all(stepMs);
        FloatVector minusA = all(-constants.damping());
        FloatVector minusB = all(-constants.stiffness());
        IntVector lowByte = all(0xFF);
        int quarter = (current.length - FIRST) >> 2;
        for (int w = 0; w < quarter; w += COUNT) {
            IntVector packed = IntVector.fromArray(INTS, counts, first + w);
            int at = FIRST + w;
            FloatVector c = (FloatVector) packed.and(lowByte).convert(VectorOperators.I2F, 0);
            FloatVector y = c.fma(weight, FloatVector.fromArray(FLOATS, derivative, at));
            FloatVector i = y.fma(h, FloatVector.fromArray(FLOATS, current, at));
            y = y.fma(minusA, y);
            i.fma(minusB, y).intoArray(derivative, at);
            i.intoArray(current, at);

            at = FIRST + w + quarter;
            c = (FloatVector)
                    packed.lanewise(VectorOperators.LSHR, 8).and(lowByte).convert(VectorOperators.I2F, 0);
            y = c.fma(weight, FloatVector.fromArray(FLOATS, derivative, at));
            i = y.fma(h, FloatVector.fromArray(FLOATS, current, at));
            y = y.fma(minusA, y);
            i.fma(minusB, y).intoArray(derivative, at);
            i.intoArray(current, at);

            at = FIRST + w + 2 * quarter;
            c = (FloatVector)
                    packed.lanewise(VectorOperators.LSHR, 16).and(lowByte).convert(VectorOperators.I2F, 0);
            y = c.fma(weight, FloatVector.fromArray(FLOATS, derivative, at));
            i = y.fma(h, FloatVector.fromArray(FLOATS, current, at));
            y = y.fma(minusA, y);
            i.fma(minusB, y).intoArray(derivative, at);
            i.intoArray(current, at);

            at = FIRST + w + 3 * quarter;
            c = (FloatVector) packed.lanewise(VectorOperators.LSHR, 24).convert(VectorOperators.I2F, 0);
            y = c.fma(weight, FloatVector.fromArray(FLOATS, derivative, at));
            i = y.fma(h, FloatVector.fromArray(FLOATS, current, at));
            y = y.fma(minusA, y);
            i.fma(minusB, y).intoArray(derivative, at);
            i.intoArray(current, at);
        }
    }

    /**
     * Advances a class in which no spike arrives. Equal in bits to {@link #driven} with zero counts, because Y is never -0:
     * it starts at +0, sums that cancel give +0, and {@link #flush} keeps it far from underflow.
     */
    static void quiet(SynapseConstants constants, float stepMs, float[] current, float[] derivative) {
        FloatVector h = all(stepMs);
        FloatVector minusA = all(-constants.damping());
        FloatVector minusB = all(-constants.stiffness());
        for (int n = FIRST; n < current.length; n += COUNT) {
            FloatVector y = FloatVector.fromArray(FLOATS, derivative, n);
            FloatVector i = y.fma(h, FloatVector.fromArray(FLOATS, current, n));
            y = y.fma(minusA, y);
            i.fma(minusB, y).intoArray(derivative, n);
            i.intoArray(current, n);
        }
    }

    /** {@link #driven} with one int a neuron, {@code counts [padded]}, which it sets back to 0. */
    static void drivenWide(
            SynapseConstants constants, float stepMs, float[] current, float[] derivative, int[] counts) {
        FloatVector weight = all(constants.weight());
        FloatVector h = all(stepMs);
        FloatVector minusA = all(-constants.damping());
        FloatVector minusB = all(-constants.stiffness());
        IntVector none = all(0);
        for (int n = FIRST; n < current.length; n += COUNT) {
            FloatVector c = (FloatVector) IntVector.fromArray(INTS, counts, n).convert(VectorOperators.I2F, 0);
            none.intoArray(counts, n);
            FloatVector y = c.fma(weight, FloatVector.fromArray(FLOATS, derivative, n));
            FloatVector i = y.fma(h, FloatVector.fromArray(FLOATS, current, n));
            y = y.fma(minusA, y);
            i.fma(minusB, y).intoArray(derivative, n);
            i.intoArray(current, n);
        }
    }

    /** Sets I and Y to +0 where both are below 1e-20 in magnitude: denormal multiplies are ~40 times slower. */
    static void flush(float[] current, float[] derivative) {
        for (int n = FIRST; n < current.length; n += COUNT) {
            FloatVector i = FloatVector.fromArray(FLOATS, current, n);
            FloatVector y = FloatVector.fromArray(FLOATS, derivative, n);
            VectorMask<Float> negligible = i.abs()
                    .compare(VectorOperators.LT, NEGLIGIBLE)
                    .and(y.abs().compare(VectorOperators.LT, NEGLIGIBLE));
            i.blend(all(0f), negligible).intoArray(current, n);
            y.blend(all(0f), negligible).intoArray(derivative, n);
        }
    }

    /** Sums the currents of classes 0 .. count - 1 per neuron, in order of declaration: ((I_0 + I_1) + I_2) + ... */
    static void sum(float[][] currents, int count, float[] total) {
        System.arraycopy(currents[0], 0, total, 0, total.length);
        for (int p = 1; p < count; p++) {
            add(currents[p], total);
        }
    }

    private static void add(float[] current, float[] total) {
        for (int n = FIRST; n < total.length; n += COUNT) {
            FloatVector.fromArray(FLOATS, total, n)
                    .add(FloatVector.fromArray(FLOATS, current, n))
                    .intoArray(total, n);
        }
    }
}
