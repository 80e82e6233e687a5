package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.target.MeasuredTarget;
import io.github.sparksnops.driver.target.TargetFile;
import io.github.sparksnops.driver.target.TargetRequest;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.StatisticsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code snops target}: statistics of recordings for networks to match, without Spark. */
@Command(
        name = "target",
        description =
                "Turns recordings into target statistics with variances (YAML), by the code that simulations go through.",
        footer = {
            "",
            "Example: snops target conf/examples/recording.csv --neurons-per-sampling 20 --bootstrap 10 --out target.yaml",
            "docs/targets.md shows the formats and how variances are estimated."
        })
final class TargetCommand implements Callable<Integer> {
    private static final String OUT = "--out";
    private static final String BOOTSTRAP = "--bootstrap";

    /** Their variance is known to 14 %; a replicate costs as much as a trial's statistics. */
    private static final int DEFAULT_REPLICATES = 100;

    @Mixin
    private RecordingOptions recordings;

    @Mixin
    private SamplingOptions sampling;

    @Option(
            names = BOOTSTRAP,
            paramLabel = "N",
            description = "Replicates that the variance of a single recording is taken over; default: 100.")
    private Integer replicates;

    @Option(names = OUT, paramLabel = "FILE", required = true, description = "Target file to write (.yaml).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        StatisticsSettings settings = sampling.settings();
        requireOut();
        requireReplicates();
        TargetRequest request = new TargetRequest(
                recordings.read(),
                settings,
                sampling.weights(),
                sampling.seed(),
                replicates == null ? DEFAULT_REPLICATES : replicates);
        MeasuredTarget target;
        try (BootstrapProgress progress = new BootstrapProgress(console, request.replicates())) {
            target = MeasuredTarget.of(request, progress::done);
        }
        try {
            TargetFile.write(out, request, target, givenOptions());
        } catch (IOException e) {
            throw UserErrors.unwritable(OUT, out, e);
        }
        new TargetReport(request, target).print(console.out());
        target.warnings().forEach(console::warn);
        return ExitCode.DONE;
    }

    /** Before anything is computed, for a bootstrap takes minutes; and no recording is ever written over. */
    private void requireOut() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            throw new UserError(OUT + " " + out, "a target is a YAML file", "give a name that ends in .yaml");
        }
        ResultFile.of(out);
    }

    private void requireReplicates() {
        if (replicates != null && recordings.count() > 1) {
            throw new UserError(
                    BOOTSTRAP + " " + replicates,
                    "the variance is that over %s recordings".formatted(recordings.count()),
                    "leave it out, or give one recording");
        }
        if (replicates != null && replicates < 2) {
            throw new UserError(
                    BOOTSTRAP + " " + replicates, "a variance needs at least 2 replicates", "give 100, or more");
        }
    }

    /** Options as given, but for the file that they are written to. */
    private Map<String, String> givenOptions() {
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptionsSet()) {
            if (!option.longestName().equals(OUT)) {
                given.put(option.longestName(), String.join(",", option.originalStringValues()));
            }
        }
        return given;
    }
}
