package io.github.sparksnops.stats;

import java.util.List;
import java.util.Locale;

/** The six population statistics, in the order of the tables. */
public enum Statistic {
    /** Mean rate of the sampled neurons, Hz. */
    RATE_HZ,
    /** Variance over mean of counts. */
    FANO_FACTOR,
    /** Mean Fisher z of pairwise correlations of counts. */
    COUNT_CORRELATION,
    /** Share of a neuron's count variance that latents explain, 0 to 1. */
    SHARED_VARIANCE,
    /** Latents needed for 95 % of the shared variance; real-valued, because it is a mean over samplings. */
    SHARED_DIMENSIONALITY,
    /** Eigenvalues of the shared covariance, descending, counts^2; the only one that is not a scalar. */
    EIGENSPECTRUM;

    /** All but the eigenspectrum. */
    public static final List<Statistic> SCALARS =
            List.of(RATE_HZ, FANO_FACTOR, COUNT_CORRELATION, SHARED_VARIANCE, SHARED_DIMENSIONALITY);

    /** Name in tables and targets: lower case with underscores. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
