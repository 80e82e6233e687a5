package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.require;
import static io.github.sparksnops.network.Check.requireFinite;

/** Equations of one neuron and their constants. A new model is added here and in each simulator's neuron update. */
public sealed interface NeuronModel {

    /**
     * Exponential integrate-and-fire neuron: C dV/dt = -gL (V - EL) + gL D exp((V - VT) / D) + I(t).
     *
     * <p>A spike is counted when V reaches the detection threshold; V is then held there for the refractory time, set to the
     * reset, and integrated again. V never falls below the floor. Fourcaud-Trocmé et al. 2003,
     * <a href="https://doi.org/10.1523/JNEUROSCI.23-37-11628.2003">doi:10.1523/JNEUROSCI.23-37-11628.2003</a>, equation 15;
     * constants as in SNOPS (Wu et al. 2024).
     *
     * @param capacitance C, without unit (currents are in mV/ms)
     * @param leakPerMs gL, 1/ms
     * @param restMv EL, mV
     * @param softThresholdMv VT, mV
     * @param slopeMv D, mV
     * @param thresholdMv Vth, mV: spike detection
     * @param resetMv Vre, mV
     * @param floorMv Vlb, mV
     * @param refractoryMs time from a spike to the reset, ms
     */
    record ExponentialIntegrateAndFire(
            double capacitance,
            double leakPerMs,
            double restMv,
            double softThresholdMv,
            double slopeMv,
            double thresholdMv,
            double resetMv,
            double floorMv,
            double refractoryMs)
            implements NeuronModel {
        public ExponentialIntegrateAndFire {
            require(capacitance > 0 && Double.isFinite(capacitance), "capacitance = %s: must be positive", capacitance);
            require(leakPerMs > 0 && Double.isFinite(leakPerMs), "leakPerMs = %s: must be positive", leakPerMs);
            require(slopeMv > 0 && Double.isFinite(slopeMv), "slopeMv = %s: must be positive", slopeMv);
            requireFinite(restMv, "restMv");
            requireFinite(softThresholdMv, "softThresholdMv");
            requireFinite(thresholdMv, "thresholdMv");
            require(
                    resetMv < thresholdMv,
                    "resetMv = %s must lie below thresholdMv = %s, or the neuron fires at every step",
                    resetMv,
                    thresholdMv);
            require(floorMv < resetMv, "floorMv = %s must lie below resetMv = %s", floorMv, resetMv);
            requireFinite(floorMv, "floorMv");
            require(refractoryMs > 0, "refractoryMs = %s: must be positive (ms)", refractoryMs);
            require(Double.isFinite(refractoryMs), "refractoryMs = %s: must be finite (ms)", refractoryMs);
        }
    }
}
