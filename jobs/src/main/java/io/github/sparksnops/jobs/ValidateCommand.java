package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.network.NetworkSpec;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code snops validate}: checks a configuration and shows what it comes to. */
@Command(
        name = "validate",
        description = "Checks a configuration and prints it with every key written out (YAML on stdout).",
        footer = {"", "Example: snops validate conf/examples/sweep-sbn.yaml --set repeats=4"})
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        String yaml = configuration.isFit() ? fit(console) : study(console);
        console.out().print(yaml);
        return ExitCode.DONE;
    }

    private String study(Console console) {
        StudyConfiguration study = configuration.read(Use.ANY, console);
        NetworkSpec network = study.model().spec(study.baseValues());
        PrintWriter out = console.out();
        out.printf(Locale.ROOT, "# %s is valid.%n", configuration.file());
        out.printf(
                Locale.ROOT,
                "# %,d trial%s of %s s: networks of %,d neurons and %,d synapses, %d count windows.%n",
                study.trials(),
                study.trials() == 1 ? "" : "s",
                study.window().durationMs() / 1000,
                network.neurons(),
                network.synapses(),
                study.window().countWindows());
        return study.toYaml();
    }

    private String fit(Console console) {
        FitConfiguration fit = configuration.readFit(console);
        NetworkSpec network = fit.model().spec(fit.baseValues());
        PrintWriter out = console.out();
        out.printf(Locale.ROOT, "# %s is valid.%n", configuration.file());
        out.printf(
                Locale.ROOT,
                "# Fit of %d parameter%s by rounds of %,d trials of %s s: networks of %,d neurons and %,d synapses, "
                        + "%d count windows.%n",
                fit.space().dimension(),
                fit.space().dimension() == 1 ? "" : "s",
                fit.roundSize(),
                fit.windows().full().durationMs() / 1000,
                network.neurons(),
                network.synapses(),
                fit.windows().full().countWindows());
        return fit.toYaml();
    }
}
