package io.github.sparksnops.driver.table;

/**
 * When, where and on what a trial ran; nothing of it changes a result.
 *
 * @param study name of the study
 * @param simulator name of the simulator
 * @param simulatorReason why that one
 * @param device what it ran on
 * @param batchSize networks simulated together
 * @param host name of the machine
 * @param attempt of the Spark task, from 0
 * @param finishedMs when the result was there, ms since the start of 1970 (UTC)
 */
public record Provenance(
        String study,
        String simulator,
        String simulatorReason,
        String device,
        int batchSize,
        String host,
        int attempt,
        long finishedMs) {}
