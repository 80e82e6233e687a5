package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.fit.EarlierStudies;
import io.github.sparksnops.driver.fit.FitDoubts;
import io.github.sparksnops.driver.fit.FitEnd;
import io.github.sparksnops.driver.fit.FitLoop;
import io.github.sparksnops.driver.fit.FitSummary;
import io.github.sparksnops.driver.fit.FitTables;
import io.github.sparksnops.driver.fit.Strategies;
import io.github.sparksnops.driver.run.LocalEngine;
import io.github.sparksnops.driver.run.RoundEngine;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.spark.ClusterEvents;
import io.github.sparksnops.driver.spark.DirectoryProbe;
import io.github.sparksnops.driver.spark.Interruption;
import io.github.sparksnops.driver.spark.QuietLoggers;
import io.github.sparksnops.driver.spark.SimulatorProbe;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.SparkEngine;
import io.github.sparksnops.driver.spark.StopSignal;
import io.github.sparksnops.driver.study.FullDisk;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.CostEstimate;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for parameters whose networks have the statistics of a target. */
@Command(
        name = "fit",
        description =
                "Fits a network's parameters to target statistics, in rounds of many simulations; everything it finds is in DIR.",
        footer = {
            "",
            "Example: snops fit conf/examples/fit-short.yaml --out runs/short",
            "Ctrl-C ends after the running round. The same command with --resume goes on; the budget may be larger then."
        })
final class FitCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory of the fit; new or empty, unless --resume.")
    private String out;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            arity = "1..*",
            description =
                    "Studies whose trials the search starts from: sweeps or fits of the same model, window and statistics;"
                            + " or a FILE.csv of parameters and statistics.")
    private List<String> from = new ArrayList<>();

    @Mixin
    private SimulatorOption simulator;

    @Option(
            names = "--resume",
            description = "Go on with the fit in DIR; but for the budget, the configuration must be the same.")
    private boolean resume;

    @Option(
            names = "--dry-run",
            description = "Check everything, say how long it may take and how much memory; run and write nothing.")
    private boolean dryRun;

    @Option(names = "--local", description = "Run on this machine's cores without Spark.")
    private boolean local;

    @Mixin
    private SparkOptions sparkOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Map<String, String> settings = sparkOptions.settings();
        FitConfiguration fit = configuration.readFit(console);
        SnopsSession.check(settings);
        if (local && sparkOptions.given()) {
            throw new UserError("--local", "it runs without Spark, but Spark's settings are given", "leave one out");
        }
        if (resume && !from.isEmpty()) {
            throw new UserError(
                    "--from", "a fit that is resumed has what it started from", "leave --from or --resume out");
        }
        if (out == null && (resume || !dryRun)) {
            throw new UserError("--out", "a fit needs a directory for its results", "add --out DIR");
        }
        if (out != null) {
            StudyDirectory.check(out, fit, resume);
        }
        FitDoubts.of(fit.target().statistics()).forEach(console::warn);
        EarlierStudies.Found earlier = earlier(fit, console);
        if (dryRun) {
            tellPlan(fit, settings, console);
            return ExitCode.DONE;
        }
        try (QuietLoggers quiet = QuietLoggers.ofTasks()) { // until Spark has stopped: it tells of cancelled tasks last
            FitSummary summary =
                    local ? runLocally(fit, earlier, console) : runOnSpark(fit, earlier, settings, console);
            writeTables(fit, summary);
            tell(fit, summary, console);
            return exitCode(summary);
        }
    }

    private static void writeTables(FitConfiguration fit, FitSummary summary) {
        try {
            new FitTables(fit, summary.history(), summary.leader()).write(summary.study());
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot write the tables of", summary.study(), e);
        }
    }

    static int exitCode(FitSummary summary) {
        if (summary.hasFailed()) {
            return ExitCode.FAILED_TRIALS;
        }
        boolean nothingFound =
                summary.end() != FitEnd.STOPPED && summary.history().best().isEmpty();
        return nothingFound ? ExitCode.INFEASIBLE : ExitCode.DONE;
    }

    private EarlierStudies.Found earlier(FitConfiguration fit, Console console) {
        if (from.isEmpty()) {
            return new EarlierStudies.Found(List.of(), 0);
        }
        EarlierStudies.Found found = EarlierStudies.read(fit, from);
        String best = new SearchHistory(found.evaluations())
                .best()
                .map(point -> String.format(Locale.ROOT, ", best cost %.3g", point.meanCost()))
                .orElse(", none feasible");
        console.note("from " + Quantity.of(from.size(), "study", "studies") + ": "
                + Quantity.of(found.evaluations().size(), "evaluation") + " in the search space" + best + "; "
                + found.outside() + " outside of it");
        found.reachability(fit.target().statistics())
                .ifPresent(reachability -> console.note("the target among them: " + reachability.verdict()));
        return found;
    }

    private static List<TrialSettings> stages(FitConfiguration fit) {
        return List.of(fit.screeningSettings(), fit.fullSettings());
    }

    private CostEstimate estimate(FitConfiguration fit, int slots, String name) {
        int rounds = fit.budget().rounds().orElse(Integer.MAX_VALUE);
        long trials =
                Math.min((long) rounds * fit.roundSize(), fit.budget().trials().orElse(Integer.MAX_VALUE));
        return CostEstimate.of(stages(fit), (int) Math.min(trials, Integer.MAX_VALUE), slots, name);
    }

    private CostEstimate checkedEstimate(FitConfiguration fit, int slots, Console console) {
        SimulatorSelection selection = simulator.select(console);
        CostEstimate estimate = estimate(fit, slots, selection.name());
        estimate.requireHeap(slots, Runtime.getRuntime().maxMemory());
        console.note("simulator " + selection.name() + " on " + selection.device() + " (" + selection.reason() + ")");
        return estimate;
    }

    private FitSummary runLocally(FitConfiguration fit, EarlierStudies.Found earlier, Console console) {
        int slots = Runtime.getRuntime().availableProcessors();
        CostEstimate estimate = checkedEstimate(fit, slots, console);
        WaveSizing sizing = WaveSizing.DEFAULT.withBatches(estimate.batch());
        return run(
                fit,
                earlier,
                estimate.secondsPerTrial(),
                console,
                study -> new LocalEngine(study, simulator.name(), slots, sizing),
                (study, work, progress) -> work.get());
    }

    private FitSummary runOnSpark(
            FitConfiguration fit, EarlierStudies.Found earlier, Map<String, String> settings, Console console) {
        boolean embedded = SnopsSession.isLocal(settings);
        CostEstimate here = embedded ? checkedEstimate(fit, SnopsSession.slots(settings), console) : null;
        SparkSession spark = SnopsSession.open("snops fit " + out, settings, SnopsSession.Purpose.SWEEP);
        try {
            SimulatorProbe.Found found = embedded
                    ? new SimulatorProbe.Found(simulator.name(), here.secondsPerTrial(), here.batch())
                    : askExecutors(spark, fit, console);
            WaveSizing sizing = WaveSizing.DEFAULT.withBatches(found.batch());
            return run(
                    fit,
                    earlier,
                    found.secondsPerTrial(),
                    console,
                    study -> new SparkEngine(spark, study, simulator.name(), sizing),
                    (study, work, progress) -> {
                        try (ClusterEvents events = ClusterEvents.listen(spark, study.events());
                                Interruption interruption = Interruption.watch(spark, () -> kept(study), progress)) {
                            return interruption.guard(work).with(events.disturbances());
                        }
                    });
        } finally {
            spark.stop();
        }
    }

    private SimulatorProbe.Found askExecutors(SparkSession spark, FitConfiguration fit, Console console) {
        SimulatorProbe.Found found = SimulatorProbe.check(spark, stages(fit), fit.roundSize(), simulator.name());
        console.note("simulator " + found.simulator());
        DirectoryProbe.check(spark, out);
        return found;
    }

    /** Runs the work of a fit, watching for what could end it. */
    private interface Guard {
        FitSummary run(StudyDirectory study, java.util.function.Supplier<FitSummary> work, ProgressLine progress);
    }

    private FitSummary run(
            FitConfiguration fit,
            EarlierStudies.Found earlier,
            double secondsPerTrial,
            Console console,
            Function<StudyDirectory, RoundEngine> engine,
            Guard guard) {
        SoftwareVersion software = SoftwareVersion.ofThisBuild();
        ProgressLine progress = new ProgressLine(console.err(), console.terminal());
        try (StudyDirectory study = resume
                        ? StudyDirectory.resume(out, fit, software)
                        : StudyDirectory.create(
                                out, fit, software, directory -> FitLoop.startFrom(earlier.evaluations(), directory));
                StopSignal stop = StopSignal.listen(progress)) {
            console.tellDropped(study.dropped());
            FitLoop loop =
                    new FitLoop(fit, study, Strategies.of(fit), engine.apply(study), secondsPerTrial, progress, stop);
            return guard.run(study, loop::run, progress);
        }
    }

    private static String kept(StudyDirectory study) {
        return Quantity.of(study.rounds().size(), "round") + " finished and kept in " + study.path()
                + "; --resume goes on";
    }

    private void tellPlan(FitConfiguration fit, Map<String, String> settings, Console console) {
        int slots = local ? Runtime.getRuntime().availableProcessors() : SnopsSession.slots(settings);
        SimulatorSelection selection = simulator.select(console);
        CostEstimate estimate = estimate(fit, slots, selection.name());
        console.out()
                .println(fit.method().key() + " over " + Quantity.of(fit.space().dimension(), "parameter") + ", "
                        + Quantity.of(fit.roundSize(), "trial") + " a round, at most "
                        + Quantity.of(estimate.trials(), "trial"));
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "at most about %.3g s a trial, %s on %s: estimate for --simulator %s",
                        estimate.secondsPerTrial(),
                        ProgressLine.duration(estimate.seconds()),
                        Quantity.of(slots, "slot"),
                        selection.name()));
        console.out().println("about " + CostEstimate.size(estimate.bytesPerNetwork()) + " of memory a network");
    }

    private static void tell(FitConfiguration fit, FitSummary summary, Console console) {
        summary.lines().forEach(console.out()::println);
        FitTables tables = new FitTables(fit, summary.history(), summary.leader());
        if (!tables.leaders().isEmpty()) {
            List<FitTables.Misfit> misfits = tables.misfits();
            console.out()
                    .println(
                            misfits.isEmpty()
                                    ? "Every statistic is within 2 SD of the target."
                                    : "Not met by 2 SD or more:");
            misfits.forEach(misfit -> console.out()
                    .println(String.format(
                            Locale.ROOT, "  %s: z %.1f", misfit.statistic().key(), misfit.z())));
            console.out()
                    .println("Simulate the best again: snops simulate "
                            + summary.study().resolve("best.yaml"));
        }
    }
}
