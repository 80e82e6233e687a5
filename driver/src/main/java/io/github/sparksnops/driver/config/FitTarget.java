package io.github.sparksnops.driver.config;

import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;

/**
 * What a fit is to match.
 *
 * @param file where it was read, absolute
 * @param statistics what it held: the science depends on this alone
 */
public record FitTarget(Path file, TargetStatistics statistics) {}
