package io.github.sparksnops.network.simulation;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.NeuronModel;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.SynapseModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Constants of one step, computed in double and rounded once to float; simulators and kernels take them as they are and never
 * recompute them ({@code docs/numerics.md}).
 *
 * @param stepMs h = dt
 * @param populations per population, in order of declaration
 */
public record StepConstants(float stepMs, List<PopulationConstants> populations) {
    public StepConstants {
        populations = List.copyOf(populations);
    }

    /**
     * Constants of one population.
     *
     * @param synapses per class, stimuli first
     */
    public record PopulationConstants(List<SynapseConstants> synapses, EifConstants neuron) {
        public PopulationConstants {
            synapses = List.copyOf(synapses);
        }
    }

    /**
     * One class of synapses: Y += weight c; I += h Y; Y -= damping Y; Y -= stiffness I, in this order, with c the number of
     * spikes that arrive.
     *
     * @param weight W = J / sqrt(N) k
     * @param damping A = dt (1/decay + 1/rise)
     * @param stiffness B = dt / (decay rise)
     */
    public record SynapseConstants(float weight, float damping, float stiffness) {
        public SynapseConstants {
            require(Float.isFinite(weight), "a synaptic strength is beyond the range of float");
        }

        /** A class that nothing projects from: stays at zero. */
        static final SynapseConstants NONE = new SynapseConstants(0, 0, 0);
    }

    /**
     * Exponential integrate-and-fire neuron.
     *
     * @param leak G = dt gL / C
     * @param exponential E = dt gL D / C
     * @param input H = dt / C
     * @param inverseSlope 1 / D
     * @param exponentOffset -VT / D
     */
    public record EifConstants(
            float leak,
            float exponential,
            float input,
            float inverseSlope,
            float exponentOffset,
            float restMv,
            float thresholdMv,
            float resetMv,
            float floorMv,
            int refractorySteps) {}

    public static StepConstants of(NetworkSpec spec, SimulationWindow window) {
        List<PopulationConstants> populations = new ArrayList<>();
        for (Population population : spec.populations()) {
            List<SynapseConstants> synapses = new ArrayList<>();
            for (int p = 0; p < spec.classes(); p++) {
                synapses.add(synapse(spec, p, population.name(), window.dtMs()));
            }
            populations.add(new PopulationConstants(synapses, neuron(population.neuronModel(), window)));
        }
        return new StepConstants((float) window.dtMs(), populations);
    }

    private static SynapseConstants synapse(NetworkSpec spec, int sourceClass, String target, double dt) {
        for (Projection projection : spec.projections()) {
            if (spec.classOf(projection.source()) == sourceClass
                    && projection.target().equals(target)) {
                if (projection.synapseModel() instanceof SynapseModel.DifferenceOfExponentials model) {
                    return new SynapseConstants(
                            (float) (projection.strength() * model.stiffnessPerMs2()),
                            (float) (dt * model.dampingPerMs()),
                            (float) (dt * model.stiffnessPerMs2()));
                }
                throw new AssertionError("synapse model without constants: " + projection.synapseModel());
            }
        }
        return SynapseConstants.NONE;
    }

    private static EifConstants neuron(NeuronModel model, SimulationWindow window) {
        if (model instanceof NeuronModel.ExponentialIntegrateAndFire eif) {
            double dt = window.dtMs();
            return new EifConstants(
                    (float) (dt * eif.leakPerMs() / eif.capacitance()),
                    (float) (dt * eif.leakPerMs() * eif.slopeMv() / eif.capacitance()),
                    (float) (dt / eif.capacitance()),
                    (float) (1 / eif.slopeMv()),
                    (float) (-eif.softThresholdMv() / eif.slopeMv()),
                    (float) eif.restMv(),
                    (float) eif.thresholdMv(),
                    (float) eif.resetMv(),
                    (float) eif.floorMv(),
                    window.stepsOf(eif.refractoryMs()));
        }
        throw new AssertionError("neuron model without constants: " + model);
    }
}
