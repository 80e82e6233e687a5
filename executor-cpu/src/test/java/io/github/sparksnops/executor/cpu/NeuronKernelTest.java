package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.simulation.StepConstants.EifConstants;
import io.github.sparksnops.network.simulation.StepConstants.PopulationConstants;
import io.github.sparksnops.network.simulation.StepConstants.SynapseConstants;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector neuron, its written-out exponential among it, against the scalar one over bit patterns of V. */
class NeuronKernelTest {
    /** Every 127th float from +0 to 1e6 mV in magnitude and both signs: x far beyond both clamps, all of exp between. */
    private static final int STRIDE = 127;

    /** D = 2 mV (excitatory) and D = 0.5 mV (inhibitory). */
    private static EifConstants neuron(double slope) {
        return new EifConstants(
                0.05f / 15,
                (float) (0.05 / 15 * slope),
                0.05f,
                (float) (1 / slope),
                (float) (50 / slope),
                -60f,
                -10f,
                -65f,
                -100f,
                30);
    }

    @Test
    void integrate_anyVoltage_givesTheScalarBits() {
        for (double slope : new double[] {2, 0.5}) {
            EifConstants neuron = neuron(slope);
            float[] start = new float[4096];
            for (long bits = 0; bits < Float.floatToRawIntBits(1e6f); bits += (long) STRIDE * 2048) {
                for (int k = 0; k < 2048; k++) {
                    start[k] = Float.intBitsToFloat((int) bits + STRIDE * k);
                    start[2048 + k] = -start[k];
                }
                float[] vector = VectorLanes.floats(4096);
                System.arraycopy(start, 0, vector, VectorLanes.FIRST, 4096);
                float[] none = VectorLanes.floats(4096);
                NeuronKernel.integrate(neuron, vector, none, none, none);
                ScalarPopulation scalar = new ScalarPopulation(
                        0.05f, new PopulationConstants(List.of(new SynapseConstants(0, 0, 0)), neuron), start.clone());
                scalar.step(0, new SpikeList(4096));
                for (int k = 0; k < 4096; k++) {
                    float expected = scalar.v[k];
                    float actual = vector[VectorLanes.FIRST + k] >= -10f ? -10f : vector[VectorLanes.FIRST + k];
                    if (Float.floatToRawIntBits(actual) != Float.floatToRawIntBits(expected)) {
                        assertThat(actual).as("V = %s mV", start[k]).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void integrate_notANumber_staysSo() {
        float[] v = VectorLanes.floats(64);
        float[] current = VectorLanes.floats(64);
        float[] none = VectorLanes.floats(64);
        v[VectorLanes.FIRST + 3] = Float.NaN;
        current[VectorLanes.FIRST + 5] = Float.NaN;
        NeuronKernel.integrate(neuron(2), v, none, current, none);

        assertThat(v[VectorLanes.FIRST + 3]).isNaN();
        assertThat(v[VectorLanes.FIRST + 5]).isNaN();
        assertThat(v[VectorLanes.FIRST + 4]).isNotNaN();
    }

    @Test
    void findCandidates_thresholdExactly_isFound() {
        float[] v = VectorLanes.floats(512);
        java.util.Arrays.fill(v, -60f);
        v[VectorLanes.FIRST + 130] = -10f;
        v[VectorLanes.FIRST + 509] = Float.POSITIVE_INFINITY;
        v[VectorLanes.FIRST] = Math.nextDown(-10f);
        int[] candidates = new int[512 / NeuronKernel.CANDIDATE_SPAN];

        int found = NeuronKernel.findCandidates(v, -10f, candidates);

        assertThat(found).isEqualTo(2);
        assertThat(candidates[0]).isEqualTo(130 / NeuronKernel.CANDIDATE_SPAN * NeuronKernel.CANDIDATE_SPAN);
        assertThat(candidates[1]).isEqualTo(509 / NeuronKernel.CANDIDATE_SPAN * NeuronKernel.CANDIDATE_SPAN);
    }
}
