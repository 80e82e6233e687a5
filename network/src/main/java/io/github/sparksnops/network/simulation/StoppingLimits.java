package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.NeuronModel;
import io.github.sparksnops.network.Population;
import java.util.List;

/**
 * The rules that end a simulation, as integers, so that every simulator decides alike.
 *
 * @param lookbackSteps steps over which a population's rate is taken for the refractory rule
 * @param refractoryLimitedSpikes per population: this many spikes within the look-back are too many
 * @param spikeBudget more spikes than this, of all neurons since the start, are too many
 * @param spikeBudgetSteps if they are found before this step; a run that reaches the budget later counts
 * @param silentSteps this many steps without a spike are silence
 */
public record StoppingLimits(
        int lookbackSteps,
        List<Long> refractoryLimitedSpikes,
        long spikeBudget,
        int spikeBudgetSteps,
        int silentSteps) {
    /** Rules are evaluated after absolute steps divisible by this, whatever the chunk length. */
    public static final int CHECK_STEPS = 1000;

    private static final double LOOKBACK_MS = 50;
    private static final double SILENT_MS = 2000;
    private static final double REFRACTORY_SHARE = 0.9;
    private static final double BUDGET_PER_MS = 0.06;
    /** Keeps a product such as 0.06 x 3125 x 10000 from missing its whole number by rounding. */
    private static final double ROUNDING = 1e-9;

    public StoppingLimits {
        refractoryLimitedSpikes = List.copyOf(refractoryLimitedSpikes);
    }

    public static StoppingLimits of(NetworkSpec spec, SimulationWindow window) {
        int lookback = window.stepsOf(LOOKBACK_MS);
        List<Long> limited = spec.populations().stream()
                .map(p -> refractoryLimit(p, lookback, window))
                .toList();
        long budget = (long) Math.floor(BUDGET_PER_MS * spec.neurons() * window.durationMs() * (1 + ROUNDING));
        return new StoppingLimits(lookback, limited, budget, lateSteps(window), window.stepsOf(SILENT_MS));
    }

    /** Spikes at which a population's mean rate reaches 0.9 / (refractory time + dt). */
    private static Long refractoryLimit(Population population, int lookback, SimulationWindow window) {
        if (population.neuronModel() instanceof NeuronModel.ExponentialIntegrateAndFire eif) {
            double perNeuron = REFRACTORY_SHARE * lookback / (window.stepsOf(eif.refractoryMs()) + 1);
            return (long) Math.ceil(perNeuron * population.size() * (1 - ROUNDING));
        }
        throw new AssertionError("neuron model without a refractory limit: " + population.neuronModel());
    }

    /** First step that is not before 90 % of the run. */
    private static int lateSteps(SimulationWindow window) {
        return (int) ((9L * window.steps() + 9) / 10);
    }

    /** Whether the last spike came before 90 % of the run. */
    public static boolean stoppedEarly(int lastSpikeStep, SimulationWindow window) {
        return lastSpikeStep < lateSteps(window);
    }
}
