package io.github.sparksnops.jobs;

import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorProvider.Availability;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code snops devices}: what each simulator says about this machine. */
@Command(
        name = "devices",
        description =
                "Shows which simulators work on this machine; best first. For the others: why not, and what helps.",
        footer = {"", "Example: snops devices --verbose"})
final class DevicesCommand implements Callable<Integer> {
    @Option(
            names = "--verbose",
            description =
                    "Also run a small network on each that is usable, compare its spikes, and show what the device was asked to do;"
                            + " and JVM, cores, vector width and memory.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean sound = true;
        for (SimulatorProvider provider : SimulatorSelection.providers()) {
            Availability found = provider.probe();
            if (found instanceof Availability.Usable usable) {
                line(out, provider.name(), "usable", usable.device());
                if (!usable.note().isBlank()) {
                    line(out, "", "note", usable.note());
                }
                if (verbose) {
                    sound &= tried(out, provider);
                }
            } else if (found instanceof Availability.Unusable not) {
                line(out, provider.name(), "not usable", not.reason());
                line(out, "", "remedy", not.remedy());
            }
        }
        if (verbose) {
            out.println();
            Machine.facts().forEach((name, value) -> out.printf(Locale.ROOT, "%-12s %s%n", name, value));
        }
        return sound ? ExitCode.DONE : ExitCode.BUG;
    }

    /** Runs a small network; whether it gave the spikes that it must. */
    private static boolean tried(PrintWriter out, SimulatorProvider provider) {
        TrialRun run;
        try {
            run = TrialRun.on(provider);
        } catch (RuntimeException e) {
            line(out, "", "tried", "it failed: " + e);
            return false;
        }
        boolean same = run.sameSpikes(TrialRun.expected());
        line(
                out,
                "",
                "tried",
                "%,d spikes of a small network, %s those of cpu-scalar"
                        .formatted(run.spikes(), same ? "the same as" : "NOT"));
        run.counters().forEach((name, number) -> line(out, "", "", name + ": " + number));
        return same;
    }

    private static void line(PrintWriter out, String name, String state, String text) {
        out.printf(Locale.ROOT, "%-12s %-11s %s%n", name, state, text);
    }
}
