package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.spark.DirectoryProbe;
import io.github.sparksnops.driver.spark.QuietLoggers;
import io.github.sparksnops.driver.spark.SimulatorProbe;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.SweepRunner;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.CostEstimate;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.SweepSummary;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        Map<String, String> settings = sparkOptions.settings();
        StudyConfiguration study = configuration.read(Use.SWEEP, console);
        SweepPlan plan = SweepPlan.of(study);
        SnopsSession.check(settings);
        WaveSizing sizing = sizing(settings);
        if (out == null && (resume || !dryRun)) {
            throw new UserError("--out", "a sweep needs a directory for its results", "add --out DIR");
        }
        TrialCounts finished = out == null ? TrialCounts.NONE : StudyDirectory.check(out, study, resume);
        if (dryRun) {
            tellPlan(plan, finished, settings, console);
            return ExitCode.DONE;
        }
        try (QuietLoggers quiet = QuietLoggers.ofTasks()) { // until Spark has stopped: it tells of cancelled tasks last
            SweepSummary summary = run(study, plan, settings, sizing, console);
            summary.lines().forEach(console.out()::println);
            return exitCode(summary);
        }
    }

    static int exitCode(SweepSummary summary) {
        if (summary.hasFailed()) {
            return ExitCode.FAILED_TRIALS;
        }
        return summary.hasCompleted() ? ExitCode.DONE : ExitCode.INFEASIBLE;
    }

    /** Whatever the user can mend is found before anything is written: a study begins when Spark runs. */
    private SweepSummary run(
            StudyConfiguration study,
            SweepPlan plan,
            Map<String, String> settings,
            WaveSizing sizing,
            Console console) {
        boolean local = SnopsSession.isLocal(settings);
        SimulatorProbe.Found here = local ? find(plan, SnopsSession.slots(settings), console) : null;
        SparkSession spark = SnopsSession.open("snops sweep " + out, settings, SnopsSession.Purpose.SWEEP);
        try {
            SimulatorProbe.Found found =
                    local ? here : SimulatorProbe.check(spark, plan.stages(), plan.size(), simulator.name());
            console.note("simulator " + found.simulator());
            if (!local) {
                DirectoryProbe.check(spark, out);
            }
            SweepRunner.Settings how = new SweepRunner.Settings(
                    simulator.name(), found.secondsPerTrial(), sizing.withBatches(found.batch()));
            SoftwareVersion software = SoftwareVersion.ofThisBuild();
            try (StudyDirectory directory = resume
                    ? StudyDirectory.resume(out, study, software)
                    : StudyDirectory.create(out, study, software)) {
                console.tellDropped(directory.dropped());
                ProgressLine progress = new ProgressLine(console.err(), console.terminal());
                return SweepRunner.run(spark, directory, plan, how, progress);
            }
        } finally {
            spark.stop();
        }
    }

    private SimulatorProbe.Found find(SweepPlan plan, int slots, Console console) {
        SimulatorSelection selection = simulator.select(console);
        CostEstimate estimate = CostEstimate.of(plan, slots, selection.name());
        estimate.requireHeap(slots, Runtime.getRuntime().maxMemory());
        return new SimulatorProbe.Found(
                selection.name() + " on " + selection.device() + " (" + selection.reason() + ")",
                estimate.secondsPerTrial(),
                estimate.batch());
    }

    private static WaveSizing sizing(Map<String, String> settings) {
        Optional<String> given = SnopsSession.setting(settings, SnopsSession.WAVE_SECONDS);
        if (given.isEmpty()) {
            return WaveSizing.DEFAULT;
        }
        String seconds = given.get();
        try {
            return WaveSizing.DEFAULT.withWaves(Double.parseDouble(seconds));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--conf " + SnopsSession.WAVE_SECONDS + "=" + seconds,
                    "no length of a wave",
                    "give seconds above 0");
        }
    }

    private void tellPlan(SweepPlan plan, TrialCounts finished, Map<String, String> settings, Console console) {
        boolean local = SnopsSession.isLocal(settings);
        // A driver need not have what the executors have.
        SimulatorSelection selection = local || known(simulator.name()).isEmpty() ? simulator.select(console) : null;
        String size = Quantity.of(plan.size(), "trial");
        console.out().println(resume ? size + ", " + finished.total() + " of them finished" : size);
        if (selection == null
                && known(simulator.name()).get().probe() instanceof SimulatorProvider.Availability.Unusable not) {
            console.out()
                    .println("no estimate: this machine has no simulator " + simulator.name() + " (" + not.reason()
                            + ")");
            return;
        }
        String name = selection == null ? simulator.name() : selection.name();
        tell(CostEstimate.of(plan, SnopsSession.slots(settings), name), name, local, console);
    }

    private static Optional<SimulatorProvider> known(String name) {
        return SimulatorSelection.providers().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    private static void tell(CostEstimate estimate, String simulator, boolean local, Console console) {
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "about %.3g s a trial, %s on %s%s: estimate for --simulator %s",
                        estimate.secondsPerTrial(),
                        ProgressLine.duration(estimate.seconds()),
                        Quantity.of(estimate.slots(), "slot"),
                        local ? "" : " (a cluster has more)",
                        simulator));
        console.out()
                .println("about " + CostEstimate.size(estimate.bytesPerNetwork()) + " of memory a network, "
                        + CostEstimate.size(estimate.bytesOnDisk()) + " on disk in all");
    }
}
