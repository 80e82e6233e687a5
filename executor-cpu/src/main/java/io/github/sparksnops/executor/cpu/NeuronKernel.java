package io.github.sparksnops.executor.cpu;

import static io.github.sparksnops.executor.cpu.VectorLanes.COUNT;
import static io.github.sparksnops.executor.cpu.VectorLanes.FIRST;
import static io.github.sparksnops.executor.cpu.VectorLanes.FLOATS;
import static io.github.sparksnops.executor.cpu.VectorLanes.all;

import io.github.sparksnops.network.simulation.StepConstants.EifConstants;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** One Euler step of exponential integrate-and-fire neurons, and the search for those at threshold; arrays {@code [padded]}. */
final class NeuronKernel {

    /** Neurons that one entry of {@link #findCandidates} covers: four vectors. */
    static final int CANDIDATE_SPAN = 4 * COUNT;

    private static final int SIGN_BIT = 0x80000000;
    private static final int HIGHEST_BITS = Float.floatToRawIntBits(Exponential.HIGH);
    private static final int MINUS_LOWEST_BITS = Float.floatToRawIntBits(-Exponential.LOW);

    private NeuronKernel() {}

    /**
     * Integrates every neuron, refractory or not (their owner holds those): s = (first + second) + third;
     * x = clamp(fma(V, 1/D, -VT/D), -60, 80); d = fma(E, exp(x), fma(-G, V - EL, H * s)); d = d < Vlb - V ? Vlb - V : d;
     * V = V + d. The sum is formed here: as a pass of its own it cost a tenth of the whole step.
     *
     * @param first currents of the first class, or the sum of all but the last two
     */
    static void integrate(EifConstants constants, float[] voltageMv, float[] first, float[] second, float[] third) {
        FloatVector minusG = all(-constants.leak());
        FloatVector e = all(constants.exponential());
        FloatVector h = all(constants.input());
        FloatVector inverseSlope = all(constants.inverseSlope());
        FloatVector offset = all(constants.exponentOffset());
        FloatVector rest = all(constants.restMv());
        FloatVector lowest = all(constants.floorMv());
        FloatVector log2E = all(Exponential.LOG2_E);
        FloatVector toInteger = all(Exponential.ROUND_TO_INTEGER);
        FloatVector minusLn2High = all(-Exponential.LN2_HIGH);
        FloatVector minusLn2Low = all(-Exponential.LN2_LOW);
        FloatVector c0 = all(Exponential.C0);
        FloatVector c1 = all(Exponential.C1);
        FloatVector c2 = all(Exponential.C2);
        FloatVector c3 = all(Exponential.C3);
        FloatVector c4 = all(Exponential.C4);
        FloatVector c5 = all(Exponential.C5);
        IntVector sign = all(SIGN_BIT);
        IntVector highest = all(HIGHEST_BITS);
        IntVector minusLowest = all(MINUS_LOWEST_BITS);
        for (int n = FIRST; n < voltageMv.length; n += COUNT) {
            FloatVector v = FloatVector.fromArray(FLOATS, voltageMv, n);
            // Clamped as integers: signed order of the bits is the order of floats where one of the two is positive, so
            // min(x, 80), then -x, then min(-x, 60), then back. NaN may come out finite, but V stays NaN through the
            // leak.
            // Two float compare-and-blends instead: 1.4 us a step for all neurons against 1.1 (512 bits, JDK 17).
            FloatVector x = v.fma(inverseSlope, offset)
                    .reinterpretAsInts()
                    .min(highest)
                    .lanewise(VectorOperators.XOR, sign)
                    .min(minusLowest)
                    .lanewise(VectorOperators.XOR, sign)
                    .reinterpretAsFloats();
            FloatVector s = FloatVector.fromArray(FLOATS, first, n)
                    .add(FloatVector.fromArray(FLOATS, second, n))
                    .add(FloatVector.fromArray(FLOATS, third, n));
            // Exponential.exp written out (a test compares them): as a method, C2 inlined it only in some runs, and
            // where it
            // did not (NodeCountInliningCutoff) it allocated: neurons and spikes then took 6-13 us a step instead of 2.
            FloatVector k = x.fma(log2E, toInteger);
            FloatVector whole = k.sub(toInteger);
            FloatVector r = whole.fma(minusLn2Low, whole.fma(minusLn2High, x));
            FloatVector p = r.fma(c5, c4).fma(r, c3).fma(r, c2).fma(r, c1).fma(r, c0);
            FloatVector exp = p.reinterpretAsInts()
                    .add(k.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats();
            FloatVector d = exp.fma(e, v.sub(rest).fma(minusG, s.mul(h)));
            FloatVector floor = lowest.sub(v);
            d = d.blend(floor, d.compare(VectorOperators.LT, floor));
            v.add(d).intoArray(voltageMv, n);
        }
    }

    /**
     * Writes the first neuron of each span of {@link #CANDIDATE_SPAN} neurons that holds one with V >= Vth (or, rarely, only
     * a NaN) to {@code candidates}, ascending; returns how many.
     */
    static int findCandidates(float[] voltageMv, float thresholdMv, int[] candidates) {
        // The sign of V - Vth is 0 exactly if V >= Vth (gradual underflow), so four vectors need one test. With compare
        // and
        // anyTrue for each vector inside the loop above a step took 4.9 us instead of 4.3.
        FloatVector threshold = all(thresholdMv);
        int found = 0;
        for (int n = FIRST; n < voltageMv.length; n += CANDIDATE_SPAN) {
            IntVector below =
                    FloatVector.fromArray(FLOATS, voltageMv, n).sub(threshold).reinterpretAsInts();
            below = below.and(FloatVector.fromArray(FLOATS, voltageMv, n + COUNT)
                    .sub(threshold)
                    .reinterpretAsInts());
            below = below.and(FloatVector.fromArray(FLOATS, voltageMv, n + 2 * COUNT)
                    .sub(threshold)
                    .reinterpretAsInts());
            below = below.and(FloatVector.fromArray(FLOATS, voltageMv, n + 3 * COUNT)
                    .sub(threshold)
                    .reinterpretAsInts());
            if (below.compare(VectorOperators.GE, 0).anyTrue()) {
                candidates[found++] = n - FIRST;
            }
        }
        return found;
    }
}
