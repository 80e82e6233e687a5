package io.github.sparksnops.jobs;

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
        out.print(study.toYaml());
        return ExitCode.DONE;
    }
}
