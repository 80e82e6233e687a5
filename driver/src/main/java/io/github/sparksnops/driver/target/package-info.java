/**
 * Targets from recordings: statistics with their spread, what is doubtful about them, and the file. Depends on driver.recording,
 * driver.study (version, atomic files), stats and network.
 */
package io.github.sparksnops.driver.target;
