package io.github.sparksnops.driver.score;

import io.github.sparksnops.stats.StatisticValues;

/**
 * A completed row of a table of trials.
 *
 * @param parametersId equal for repeats of one parameter set
 */
public record StoredRun(String trialId, String study, String parametersId, StatisticValues values) {}
