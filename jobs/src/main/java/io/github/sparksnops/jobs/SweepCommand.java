package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.spark.SimulatorProbe;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.SweepRunner;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.CostEstimate;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.SweepSummary;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a grid of networks on Spark and leaves a table that answers SQL. */
@Command(
        name = "sweep",
        description = "Simulates every point of a grid on Spark; the table of results is in DIR.",
        footer = {
            "",
            "Example: snops sweep conf/examples/sweep-sbn.yaml --out runs/sbn",
            "A sweep that was interrupted goes on with the same command and --resume."
        })
final class SweepCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory of the study; new or empty, unless --resume.")
    private String out;

    @Mixin
    private SimulatorOption simulator;

    @Option(
            names = "--resume",
            description = "Run what the study in DIR is missing; the configuration must be the same.")
    private boolean resume;

    @Option(
            names = "--dry-run",
            description = "Say how many trials there are, how long and how large; run and write nothing.")
    private boolean dryRun;

    @Mixin
    private SparkOptions sparkOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        StudyConfiguration study = configuration.read(Use.SWEEP, console);
        SweepPlan plan = SweepPlan.of(study);
        Map<String, String> settings = sparkOptions.settings();
        SweepRunner.Settings how = new SweepRunner.Settings(simulator.name(), sizing(settings));
        if (dryRun) {
            tell(CostEstimate.of(plan, SnopsSession.slots(settings)), SnopsSession.isLocal(settings), console);
            return ExitCode.DONE;
        }
        if (out == null) {
            throw new UserError("--out", "a sweep needs a directory for its results", "add --out DIR");
        }
        SweepSummary summary = run(study, plan, settings, how, console);
        summary.lines().forEach(console.out()::println);
        return summary.hasFailed() ? ExitCode.FAILED_TRIALS : ExitCode.DONE;
    }

    /** Whatever the user can mend is found before anything is written and, on one machine, before Spark starts. */
    private SweepSummary run(
            StudyConfiguration study,
            SweepPlan plan,
            Map<String, String> settings,
            SweepRunner.Settings how,
            Console console) {
        SparkSession spark = null;
        try {
            if (SnopsSession.isLocal(settings)) {
                SimulatorSelection selection = simulator.select(console);
                console.note(
                        "simulator %s on %s (%s)".formatted(selection.name(), selection.device(), selection.reason()));
            } else {
                spark = SnopsSession.open("snops sweep " + out, settings);
                console.note("simulator " + SimulatorProbe.check(spark, simulator.name()));
            }
            SnopsSession.check(settings);
            SoftwareVersion software = SoftwareVersion.ofThisBuild();
            try (StudyDirectory directory = resume
                    ? StudyDirectory.resume(out, study, software)
                    : StudyDirectory.create(out, study, software)) {
                if (spark == null) {
                    spark = SnopsSession.open("snops sweep " + out, settings);
                }
                ProgressLine progress = new ProgressLine(console.err(), console.terminal());
                return SweepRunner.run(spark, directory, plan, how, progress);
            }
        } finally {
            if (spark != null) {
                spark.stop();
            }
        }
    }

    private static WaveSizing sizing(Map<String, String> settings) {
        String seconds = settings.get(SnopsSession.WAVE_SECONDS);
        if (seconds == null) {
            return WaveSizing.DEFAULT;
        }
        try {
            return WaveSizing.DEFAULT.withWaves(Double.parseDouble(seconds));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--conf " + SnopsSession.WAVE_SECONDS + "=" + seconds,
                    "no length of a wave",
                    "give seconds above 0");
        }
    }

    private static void tell(CostEstimate estimate, boolean local, Console console) {
        console.out().println(estimate.trials() + " trials");
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "about %.3g s a trial; %s on %d slot%s, if they run at CPU speed (not measured yet)",
                        estimate.secondsPerTrial(),
                        ProgressLine.duration(estimate.seconds()),
                        estimate.slots(),
                        estimate.slots() == 1 ? (local ? "" : " (a cluster has more)") : "s"));
        console.out()
                .println("about %s of memory a network, %s on disk in all"
                        .formatted(
                                CostEstimate.size(estimate.bytesPerNetwork()),
                                CostEstimate.size(estimate.bytesOnDisk())));
    }
}
