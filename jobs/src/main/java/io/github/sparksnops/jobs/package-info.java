/**
 * The command line: one class per command, shared options as mix-ins, the entry point of spark-submit. Depends on driver;
 * simulators come in by {@link java.util.ServiceLoader}.
 */
package io.github.sparksnops.jobs;
