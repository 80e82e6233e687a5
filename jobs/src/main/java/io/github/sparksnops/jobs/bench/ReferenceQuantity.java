package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.table.TrialRow;
import java.util.Locale;

/** What is compared with published values. */
public enum ReferenceQuantity {
    RATE_HZ(0.096, true),
    FANO_FACTOR(0.0057, true),
    COUNT_CORRELATION(0.00044, true),
    SHARED_VARIANCE(0.0065, true),
    SHARED_DIMENSIONALITY(0.29, true),
    /** Largest eigenvalue of the shared covariance, counts^2. Shown only: it says little beside the shared variance. */
    EIGENVALUE_1(0, false),
    /** Rate of all excitatory neurons, Hz; shown only: the published figures have no spread. */
    RATE_E_HZ(0, false),
    /** Rate of all inhibitory neurons, Hz; shown only. */
    RATE_I_HZ(0, false);

    private final double typicalDeviation;
    private final boolean judged;

    ReferenceQuantity(double typicalDeviation, boolean judged) {
        this.typicalDeviation = typicalDeviation;
        this.judged = judged;
    }

    /** Typical run-to-run standard deviation; a smaller one in a small sample is chance. */
    double typicalDeviation() {
        return typicalDeviation;
    }

    /** Whether the verdict rests on it. */
    boolean judged() {
        return judged;
    }

    /** Name in tables: lower case with underscores. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a completed trial; NaN where it has none. */
    double of(TrialRow row) {
        if (this == EIGENVALUE_1) {
            return row.get("eigenspectrum") instanceof double[] spectrum ? spectrum[0] : Double.NaN;
        }
        return row.get(key()) instanceof Double value ? value : Double.NaN;
    }
}
