package io.github.sparksnops.driver.config;

/** What a configuration is read for. */
public enum Use {
    /** One trial: there must be no {@code sweep} section. */
    SIMULATE,
    /** A grid: there must be a {@code sweep} section. */
    SWEEP,
    /** To look at it. */
    ANY
}
