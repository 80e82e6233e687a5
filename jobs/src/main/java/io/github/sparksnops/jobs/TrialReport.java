package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One trial for people: outcome, statistics with standard errors, rates, spikes, times. */
final class TrialReport {
    private static final int SHOWN_EIGENVALUES = 4;

    private final StudyConfiguration study;
    private final TrialRow row;

    TrialReport(StudyConfiguration study, TrialRow row) {
        this.study = study;
        this.row = row;
    }

    void print(PrintWriter out) {
        NetworkSpec spec = study.model().spec(study.baseValues());
        line(
                out,
                "network",
                "%s, %,d neurons, %,d synapses",
                study.model().templateName(),
                spec.neurons(),
                spec.synapses());
        line(
                out,
                "run",
                "%s ms of %s ms steps, %s ms burn-in, %s count windows of %s ms",
                study.window().durationMs(),
                study.window().dtMs(),
                study.window().burnInMs(),
                study.window().countWindows(),
                study.window().countWindowMs());
        line(out, "seed", "%s", row.get("seed"));
        line(out, "outcome", "%s", outcome());
        out.println();
        statistic(out, "rate_hz", "Hz, sampled neurons");
        statistic(out, "fano_factor", "");
        statistic(out, "count_correlation", "mean Fisher z");
        statistic(out, "shared_variance", "share of a neuron's count variance");
        statistic(out, "shared_dimensionality", "latents for 95 % of it");
        if (row.get("eigenspectrum") instanceof double[] spectrum) {
            line(out, "eigenspectrum", "%s counts^2, and on", leading(spectrum));
            number(out, "latent_dimensions", "latents, mean over samplings");
        }
        if (row.get("active_neurons") != null) {
            line(
                    out,
                    "active_neurons",
                    "%s above %s Hz",
                    row.get("active_neurons"),
                    study.statistics().minRateHz());
        }
        for (Population population : spec.populations()) {
            String name = population.name();
            number(out, "rate_" + name + "_hz", "Hz, all neurons after the burn-in");
            if (row.get("spikes_" + name) != null) {
                line(out, "spikes_" + name, "%,d in the whole run", row.get("spikes_" + name));
            }
        }
        out.println();
        line(out, "simulator", "%s on %s (%s)", row.get("simulator"), row.get("device"), row.get("simulator_reason"));
        number(out, "build_ms", "ms to wire the network");
        number(out, "simulate_ms", "ms to simulate");
        number(out, "statistics_ms", "ms for statistics");
        out.flush();
    }

    private static String leading(double[] spectrum) {
        return Arrays.stream(spectrum)
                .limit(SHOWN_EIGENVALUES)
                .mapToObj(value -> String.format(Locale.ROOT, "%.3f", value))
                .collect(Collectors.joining(", "));
    }

    private String outcome() {
        Object reason = row.get("reason");
        return reason == null ? row.get("status").toString() : row.get("status") + ": " + reason;
    }

    private void statistic(PrintWriter out, String name, String unit) {
        if (row.get(name) != null) {
            Object error = row.get(name + "_se");
            String text = error == null
                    ? String.format(Locale.ROOT, "%.5f %s", row.get(name), unit)
                    : String.format(Locale.ROOT, "%.5f +- %.5f %s", row.get(name), error, unit);
            line(out, name, "%s", text.strip());
        }
    }

    private void number(PrintWriter out, String name, String unit) {
        if (row.get(name) != null) {
            line(out, name, "%.3f %s", row.get(name), unit);
        }
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "%-21s ", name);
        out.printf(Locale.ROOT, format, values);
        out.println();
    }
}
