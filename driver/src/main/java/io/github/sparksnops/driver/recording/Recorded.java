package io.github.sparksnops.driver.recording;

/** What a file holds, read and checked. */
sealed interface Recorded permits SpikeTrains, CountMatrix {}
