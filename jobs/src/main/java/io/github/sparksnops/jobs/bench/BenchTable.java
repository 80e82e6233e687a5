package io.github.sparksnops.jobs.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measurements side by side, with the ratios that hold on any machine: over the base simulator, over one thread. */
public final class BenchTable {
    private final List<Measurement> measurements;
    private final String base;

    /**
     * Table of measurements.
     *
     * @param base simulator that the others are compared with
     */
    public BenchTable(List<Measurement> measurements, String base) {
        this.measurements = List.copyOf(measurements);
        this.base = base;
    }

    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-14s %-11s %7s %9s %8s %12s %13s %13s %12s %11s  %s%n",
                "case",
                "simulator",
                "threads",
                "wiring ms",
                "us/step",
                "CPU s/sim s",
                "wall s/sim s",
                "statistics ms",
                "x " + base,
                "x 1 thread",
                "outcome");
        for (Measurement m : measurements) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %-11s %7d %9.1f %8.3f %12.4f %13.4f %13.1f %12s %11s  %s%n",
                    m.name(),
                    m.simulator(),
                    m.threads(),
                    m.buildMs(),
                    m.microsPerStep(),
                    m.cpuSeconds(),
                    m.wallSeconds(),
                    m.statisticsMs(),
                    ratio(m, find(m.name(), base, m.threads())),
                    ratio(m, find(m.name(), m.simulator(), 1)),
                    m.outcome());
        }
        out.flush();
    }

    private Optional<Measurement> find(String name, String simulator, int threads) {
        return measurements.stream()
                .filter(m -> m.name().equals(name) && m.simulator().equals(simulator) && m.threads() == threads)
                .findFirst();
    }

    private static String ratio(Measurement m, Optional<Measurement> other) {
        return other.map(o -> String.format(Locale.ROOT, "%.2f", m.throughput() / o.throughput()))
                .orElse("-");
    }
}
