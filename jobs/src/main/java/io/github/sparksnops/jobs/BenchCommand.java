package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.jobs.bench.BenchCase;
import io.github.sparksnops.jobs.bench.BenchTable;
import io.github.sparksnops.jobs.bench.EvaluationCheck;
import io.github.sparksnops.jobs.bench.EvaluationPair;
import io.github.sparksnops.jobs.bench.EvaluationTable;
import io.github.sparksnops.jobs.bench.Measurement;
import io.github.sparksnops.jobs.bench.PublishedEvaluation;
import io.github.sparksnops.jobs.bench.ReferenceCheck;
import io.github.sparksnops.jobs.bench.ReferencePoint;
import io.github.sparksnops.jobs.bench.ReferenceScore;
import io.github.sparksnops.jobs.bench.ReferenceTable;
import io.github.sparksnops.jobs.bench.SimulatorBench;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code snops bench}: what a simulation costs here, and whether its statistics are right. */
@Command(
        name = "bench",
        description = {
            "Measures the simulators: microseconds per step, CPU and wall seconds per simulated second.",
            "With --reference: compares statistics with those of the published code at seven reference points, or for",
            "random rows of a file with evaluations."
        },
        footer = {
            "",
            "Example: snops bench --simulators cpu,cpu-scalar --threads 1,all",
            "Example: snops bench --reference --seeds 4    (4 x 5 runs of 140.5 s, 4 x 2 of 40.5 s)",
            "Example: snops bench --reference --evaluations sbn-evaluations.csv.gz --points 36"
        })
final class BenchCommand implements Callable<Integer> {
    private static final double DEFAULT_DURATION_MS = 5000;
    private static final int DEFAULT_SEEDS = 4;
    private static final int DEFAULT_POINTS = 36;
    private static final String SCALAR = "cpu-scalar";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Measure this configuration instead of CBN, SBN and R1 to R5; may be repeated.")
    private List<Path> configurations = new ArrayList<>();

    @Option(
            names = "--simulators",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "cpu,cpu-scalar",
            description = "Simulators to measure; default: cpu,cpu-scalar. --reference takes the first.")
    private List<String> simulators;

    @Option(
            names = "--threads",
            paramLabel = "LIST",
            split = ",",
            description = "Networks side by side: numbers, or all; default: 1,all (--reference: all).")
    private List<String> threads;

    @Option(names = "--duration-ms", paramLabel = "MS", description = "Simulated time of a run; default: 5000.")
    private Double durationMs;

    @Option(names = "--reference", description = "Check the statistics instead of the speed.")
    private boolean reference;

    @Option(names = "--seeds", paramLabel = "N", description = "Evaluations per point of --reference; default: 4.")
    private Integer seeds;

    @Option(
            names = "--evaluations",
            paramLabel = "FILE",
            description = "Compare with evaluations of the spatial network (CSV, also .gz), a run for each row drawn.")
    private Path evaluations;

    @Option(names = "--points", paramLabel = "N", description = "Rows to draw from --evaluations; default: 36.")
    private Integer points;

    @Option(names = "--json", description = "Print a JSON array instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        requireUsed();
        List<Integer> counts = threadCounts();
        if (evaluations != null) {
            return compare(console, counts.get(counts.size() - 1));
        }
        return reference ? check(console, counts.get(counts.size() - 1)) : measure(console, counts);
    }

    /** Options of the one use have no meaning in the other. */
    private void requireUsed() {
        if (reference && !configurations.isEmpty()) {
            throw new UserError(
                    "--config " + configurations.get(0),
                    "--reference runs published points, not a configuration",
                    "leave one of the two out");
        }
        if (reference && threads != null && threads.size() > 1) {
            throw new UserError(
                    "--threads " + String.join(",", threads),
                    "--reference takes one number of threads",
                    "give one number, or all");
        }
        if (!reference && seeds != null) {
            throw new UserError("--seeds " + seeds, "only --reference takes seeds", "add --reference, or leave it out");
        }
        if (!reference && evaluations != null) {
            throw new UserError("--evaluations", "only --reference compares with them", "add --reference");
        }
        if (evaluations != null && seeds != null) {
            throw new UserError("--seeds " + seeds, "each row of --evaluations is run once", "leave it out");
        }
        if (evaluations == null && points != null) {
            throw new UserError("--points " + points, "only --evaluations has rows to draw", "leave it out");
        }
    }

    private static SimulatorSelection select(String name) {
        try {
            return SimulatorSelection.of(name);
        } catch (UserError e) {
            throw new UserError(e.problems().stream()
                    .map(p -> new Problem(
                            "--simulators " + name, p.what(), p.how().replaceAll("--simulator\\b", "--simulators")))
                    .toList());
        }
    }

    private int measure(Console console, List<Integer> counts) {
        List<BenchCase> cases = cases();
        List<SimulatorSelection> selections =
                simulators.stream().map(BenchCommand::select).toList();
        List<Measurement> measurements = new ArrayList<>();
        for (BenchCase bench : cases) {
            for (SimulatorSelection selection : selections) {
                SimulatorBench simulatorBench = new SimulatorBench(selection);
                for (int count : counts) {
                    Measurement measured = simulatorBench.measure(bench, count);
                    console.note(String.format(
                            Locale.ROOT,
                            "%s, %s, %s: %.3f us per step",
                            measured.name(),
                            measured.simulator(),
                            Quantity.of(count, "thread"),
                            measured.microsPerStep()));
                    measurements.add(measured);
                }
            }
        }
        if (json) {
            console.out()
                    .println(Json.text(
                            measurements.stream().map(Measurement::toMap).toList()));
        } else {
            new BenchTable(measurements, simulators.contains(SCALAR) ? SCALAR : simulators.get(0)).print(console.out());
        }
        return ExitCode.DONE;
    }

    private List<BenchCase> cases() {
        SimulationWindow window = window(durationMs == null ? DEFAULT_DURATION_MS : durationMs);
        if (configurations.isEmpty()) {
            return BenchCase.standard(window);
        }
        List<BenchCase> cases = new ArrayList<>();
        for (Path file : configurations) {
            List<String> sets = durationMs == null ? List.of() : List.of("window.duration_ms=" + durationMs);
            StudyConfiguration study = ConfigurationReader.read(file, sets, Use.ANY);
            String name = file.getFileName().toString().replaceAll("\\.ya?ml$", "");
            cases.add(new BenchCase(name, study.fullSettings(), study.baseValues()));
        }
        return cases;
    }

    private int compare(Console console, int count) {
        List<PublishedEvaluation> rows =
                PublishedEvaluation.draw(evaluations, points == null ? DEFAULT_POINTS : points);
        List<EvaluationPair> pairs =
                new EvaluationCheck(select(simulators.get(0)), shorterWindow(), console::note).run(rows, count);
        if (json) {
            console.out()
                    .println(Json.text(pairs.stream().map(EvaluationPair::toMap).toList()));
        } else {
            new EvaluationTable(pairs).print(console.out());
        }
        return ExitCode.DONE;
    }

    private Optional<SimulationWindow> shorterWindow() {
        return Optional.ofNullable(durationMs).map(BenchCommand::window);
    }

    private int check(Console console, int count) {
        int evaluations = seeds == null ? DEFAULT_SEEDS : seeds;
        if (evaluations < 1) {
            throw new UserError("--seeds " + seeds, "there is nothing to run", "give a number of at least 1");
        }
        Optional<SimulationWindow> window = shorterWindow();
        SimulatorSelection selection = select(simulators.get(0));
        List<ReferenceScore> scores;
        try {
            scores = new ReferenceCheck(selection, window, console::note).run(evaluations, count);
        } catch (ReferenceCheck.NotCompleted e) {
            console.out().println("FAIL: " + e.getMessage());
            return ExitCode.BUG;
        }
        boolean pass = ReferenceScore.pass(scores);
        boolean asPublished = window.isEmpty();
        if (json) {
            console.out()
                    .println(
                            Json.text(scores.stream().map(ReferenceScore::toMap).toList()));
        } else {
            new ReferenceTable(scores).print(console.out());
            console.out()
                    .println(
                            asPublished
                                    ? (pass ? "PASS" : "FAIL") + ": at most 1 beyond 3 standard errors, none beyond 5"
                                    : "no verdict: the published runs last longer");
        }
        return pass || !asPublished ? ExitCode.DONE : ExitCode.BUG;
    }

    private static SimulationWindow window(double duration) {
        SimulationWindow usual = ReferencePoint.WINDOW;
        List<Problem> problems =
                SimulationWindow.check(duration, usual.burnInMs(), usual.countWindowMs(), usual.dtMs());
        if (!problems.isEmpty()) {
            throw new UserError(problems.stream()
                    .map(p -> new Problem(
                            "--duration-ms " + duration, p.what(), "give at least 1100, a multiple of 0.05"))
                    .toList());
        }
        return new SimulationWindow(duration, usual.burnInMs(), usual.countWindowMs(), usual.dtMs());
    }

    private List<Integer> threadCounts() {
        int all = Runtime.getRuntime().availableProcessors();
        List<String> given = threads == null ? (reference ? List.of("all") : List.of("1", "all")) : threads;
        List<Integer> counts = new ArrayList<>();
        for (String text : given) {
            if (!text.equals("all") && !text.matches("[1-9]\\d{0,3}")) {
                throw new UserError("--threads " + text, "this is no number of threads", "give numbers from 1, or all");
            }
            int count = text.equals("all") ? all : Integer.parseInt(text);
            if (!counts.contains(count)) {
                counts.add(count);
            }
        }
        return counts;
    }
}
