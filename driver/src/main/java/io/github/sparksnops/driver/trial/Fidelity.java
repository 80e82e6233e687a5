package io.github.sparksnops.driver.trial;

import java.util.Locale;
import java.util.OptionalDouble;

/** How long a look a trial takes. */
public enum Fidelity {
    /** Short run that sorts out infeasible networks. */
    SCREENING,
    /** Full-length run. */
    FULL;

    /** Mean rate of the active neurons above which a full run is infeasible (SNOPS, 60 Hz). */
    private static final double RATE_LIMIT_HZ = 60;

    /** Name in tables. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Limit of the active neurons' mean rate, Hz; a screening run has none. */
    public OptionalDouble rateLimitHz() {
        return this == FULL ? OptionalDouble.of(RATE_LIMIT_HZ) : OptionalDouble.empty();
    }
}
