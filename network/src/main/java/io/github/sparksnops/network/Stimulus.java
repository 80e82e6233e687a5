package io.github.sparksnops.network;

import static io.github.sparksnops.network.Check.require;

/** Input from outside the network. */
public sealed interface Stimulus {
    /** Name by which projections refer to it. */
    String name();

    /** Number of sources. */
    int size();

    Polarity polarity();

    /**
     * Independent homogeneous Poisson sources of one rate.
     *
     * @param rateHz rate of each source, Hz
     */
    record PoissonSources(String name, int size, Polarity polarity, double rateHz) implements Stimulus {
        public PoissonSources {
            require(!name.isBlank(), "a stimulus needs a name");
            require(size > 0, "size of %s = %s: must be positive", name, size);
            require(rateHz >= 0 && Double.isFinite(rateHz), "rateHz of %s = %s: must be a number >= 0", name, rateHz);
        }

        /** Rate of all sources together, spikes per ms. */
        public double totalRatePerMs() {
            return size * rateHz / 1000;
        }
    }
}
