package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.StepConstants.EifConstants;
import io.github.sparksnops.network.simulation.StepConstants.PopulationConstants;
import io.github.sparksnops.network.simulation.StepConstants.SynapseConstants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One neuron of the scalar simulator against what is known of the model in closed form or by quadrature. */
class SingleNeuronTest {
    private static final double DT = 0.05;

    /** Excitatory neuron of the balanced networks with another resting potential: a constant input I shifts it by I tau. */
    private static EifConstants neuron(double restMv) {
        return new EifConstants(
                (float) (DT / 15), (float) (DT / 15 * 2), (float) DT, 0.5f, 25f, (float) restMv, -10f, -65f, -100f, 30);
    }

    private static ScalarPopulation population(EifConstants neuron, SynapseConstants synapse, float v0) {
        return new ScalarPopulation((float) DT, new PopulationConstants(List.of(synapse), neuron), new float[] {v0});
    }

    private static SynapseConstants synapse(double weight, double rise, double decay) {
        double k = 1 / (rise * decay);
        return new SynapseConstants((float) (weight * k), (float) (DT * (1 / rise + 1 / decay)), (float) (DT * k));
    }

    private static List<Integer> spikeSteps(ScalarPopulation population, int steps) {
        List<Integer> spikes = new ArrayList<>();
        SpikeList fired = new SpikeList(1);
        for (int step = 1; step <= steps; step++) {
            fired.clear();
            population.step(0, fired);
            if (fired.size() > 0) {
                spikes.add(step);
            }
        }
        return spikes;
    }

    @ParameterizedTest
    @CsvSource({"-45", "-40", "-30", "-10"})
    void fiCurve_constantInput_intervalAgreesWithQuadrature(double restMv) {
        List<Integer> spikes = spikeSteps(population(neuron(restMv), synapse(0, 1, 5), -65f), 40_000);
        double interval = (spikes.get(spikes.size() - 1) - spikes.get(0)) * DT / (spikes.size() - 1.0);

        // tau dV/dt = -(V - EL) + D exp((V - VT) / D) from reset to threshold, after 31 steps from spike to reset's end
        double passage = 0;
        int pieces = 200_000;
        for (int k = 0; k < pieces; k++) {
            double v = -65 + 55 * (k + 0.5) / pieces;
            passage += 55.0 / pieces * 15 / (-(v - restMv) + 2 * Math.exp((v + 50) / 2));
        }
        // Euler with dt = 0.05 ms: the interval is whole steps and the last, explosive millivolts overshoot
        assertThat(interval).isCloseTo(passage + 30 * DT, within(0.02 * passage + 1.5 * DT));
    }

    @Test
    void spike_strongInput_repeatsEveryRefractoryPeriodPlusTheRise() {
        List<Integer> spikes = spikeSteps(population(neuron(3000), synapse(0, 1, 5), -65f), 1000);

        // 3000 mV / 15 ms x 0.05 ms = 10 mV a step: 6 steps from -65 to above -10, after 30 refractory steps
        for (int i = 1; i < spikes.size(); i++) {
            assertThat(spikes.get(i) - spikes.get(i - 1)).isBetween(31, 36);
        }
        assertThat(spikes).hasSizeGreaterThan(25);
    }

    @Test
    void refractory_afterASpike_holdsThresholdThenReset() {
        ScalarPopulation population = population(neuron(-60), synapse(0, 1, 5), -9f);
        SpikeList fired = new SpikeList(1);
        population.step(0, fired);

        assertThat(fired.size()).isEqualTo(1);
        for (int step = 1; step <= 29; step++) {
            population.step(0, fired);
            assertThat(population.v[0]).as("step %s after the spike", step).isEqualTo(-10f);
        }
        population.step(0, fired);
        assertThat(population.v[0]).isEqualTo(-65f);
        population.step(0, fired);
        assertThat(population.v[0]).isGreaterThan(-65f).isLessThan(-60f);
        assertThat(fired.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "1, 25", "1, 1", "1, 8"})
    void synapse_oneSpike_hasThePublishedShapeAndArea(double rise, double decay) {
        double weight = 1.7;
        ScalarPopulation population = population(neuron(-60), synapse(weight, rise, decay), -60f);
        SpikeList fired = new SpikeList(1);
        population.arriving[0][0] = 1;
        double area = 0;
        double peak = 0;
        double largestError = 0;
        for (int step = 1; step <= 10_000; step++) {
            population.step(0, fired);
            double t = step * DT;
            double expected = rise == decay
                    ? weight * t * Math.exp(-t / decay) / (decay * decay)
                    : weight * (Math.exp(-t / decay) - Math.exp(-t / rise)) / (decay - rise);
            double current = population.current(0, 0);
            area += current * DT;
            peak = Math.max(peak, expected);
            largestError = Math.max(largestError, Math.abs(current - expected));
        }

        // one spike injects the charge w; semi-implicit Euler keeps the area and is off by about dt/2 in time
        assertThat(area).isCloseTo(weight, within(1e-3 * weight));
        assertThat(largestError).isLessThan(0.04 * peak);
    }

    @Test
    void synapse_poissonInput_meanAndVarianceFollowCampbell() {
        // 0.4 spikes per step, weight 0.5: mean = rate w, variance = rate integral of the squared time course
        double rise = 1;
        double decay = 5;
        double weight = 0.5;
        double rate = 0.4 / DT;
        ScalarPopulation population = population(neuron(-2000), synapse(weight, rise, decay), -60f);
        SpikeList fired = new SpikeList(1);
        java.util.Random random = new java.util.Random(1);
        double sum = 0;
        double squares = 0;
        int steps = 4_000_000;
        for (int step = 1; step <= steps; step++) {
            int count = 0;
            for (double p = random.nextDouble(); p > Math.exp(-0.4); p *= random.nextDouble()) {
                count++;
            }
            population.arriving[0][0] = count;
            population.step(0, fired);
            double current = population.current(0, 0);
            sum += current;
            squares += current * current;
        }
        double mean = sum / steps;
        double variance = squares / steps - mean * mean;

        // integral of w² (e^(-t/d) - e^(-t/r))² / (d - r)² = w² / (2 (d + r))
        double expected = rate * weight * weight / (2 * (decay + rise));
        // correlation time about 6 ms: 33,000 independent values; 4 standard errors of the mean and of the variance
        assertThat(mean).isCloseTo(rate * weight, within(4 * Math.sqrt(expected / 33_000)));
        assertThat(variance).isCloseTo(expected, within(4 * expected * Math.sqrt(2.0 / 33_000) + 0.02 * expected));
    }

    @Test
    void floor_strongInhibition_isNotPassed() {
        ScalarPopulation population = population(neuron(-60), synapse(-500, 1, 5), -60f);
        SpikeList fired = new SpikeList(1);
        population.arriving[0][0] = 5;
        float lowest = 0;
        for (int step = 1; step <= 100; step++) {
            population.step(0, fired);
            lowest = Math.min(lowest, population.v[0]);
        }

        assertThat(lowest).isEqualTo(-100f);
    }

    @Test
    void fadedSynapses_becomePositiveZero() {
        ScalarPopulation population = population(neuron(-60), synapse(-1, 1, 1), -60f);
        SpikeList fired = new SpikeList(1);
        population.arriving[0][0] = 1;
        for (int step = 1; step <= 1200; step++) {
            population.step(0, fired);
        }

        assertThat(population.current(0, 0)).isNotEqualTo(0f);
        assertThat(Math.abs(population.current(0, 0))).isLessThan(1e-20f);
        population.flushFadedSynapses();
        assertThat(Float.floatToRawIntBits(population.current(0, 0))).isZero();
        assertThat(FadedSynapses.due(128)).isTrue();
        assertThat(FadedSynapses.due(100)).isFalse();
    }
}
