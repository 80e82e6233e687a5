package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.require;

/** Time course of the current that one spike injects. A new model is added here and in each simulator's synapse update. */
public sealed interface SynapseModel {

    /**
     * Difference of two exponentials with unit area: (exp(-t/decay) - exp(-t/rise)) / (decay - rise), or the alpha function
     * t exp(-t/decay) / decay² where both are equal.
     *
     * <p>Simulated as the linear system dI/dt = Y, dY/dt = -(1/decay + 1/rise) Y - I / (decay rise), which a spike of
     * strength w kicks by w / (decay rise) in Y (SNOPS, {@code src/EIF1DRFfastslowSyn.c}).
     *
     * @param riseMs rise time constant, ms
     * @param decayMs decay time constant, ms
     */
    record DifferenceOfExponentials(double riseMs, double decayMs) implements SynapseModel {
        /** Shorter time constants are not resolved by the semi-implicit Euler step at dt up to 0.1 ms. */
        public static final double SHORTEST_TIME_CONSTANT_MS = 1;

        public DifferenceOfExponentials {
            require(
                    riseMs >= SHORTEST_TIME_CONSTANT_MS && Double.isFinite(riseMs),
                    "riseMs = %s: must be at least 1 ms",
                    riseMs);
            require(
                    decayMs >= SHORTEST_TIME_CONSTANT_MS && Double.isFinite(decayMs),
                    "decayMs = %s: must be at least 1 ms",
                    decayMs);
        }

        /** 1/decay + 1/rise, 1/ms. */
        public double dampingPerMs() {
            return 1 / decayMs + 1 / riseMs;
        }

        /** 1/(decay rise), 1/ms². */
        public double stiffnessPerMs2() {
            return 1 / (decayMs * riseMs);
        }
    }
}
