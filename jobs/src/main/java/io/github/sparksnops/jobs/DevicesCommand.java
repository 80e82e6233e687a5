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
    @Option(names = "--verbose", description = "Also show JVM, cores, vector width and memory.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (SimulatorProvider provider : SimulatorSelection.providers()) {
            Availability found = provider.probe();
            if (found instanceof Availability.Usable usable) {
                line(out, provider.name(), "usable", usable.device());
                if (!usable.note().isBlank()) {
                    line(out, "", "note", usable.note());
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
        return ExitCode.DONE;
    }

    private static void line(PrintWriter out, String name, String state, String text) {
        out.printf(Locale.ROOT, "%-12s %-11s %s%n", name, state, text);
    }
}
