/**
 * Reports: what a study found as one JSON document, and the page that draws it. Without Spark. Depends on bayes, config, fit, search,
 * study, table, trial, stats and network.
 */
package io.github.sparksnops.driver.report;
