package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The whole file: reads section after section, and checks what concerns several of them. */
final class StudySection {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "network",
            "sizes",
            "connection_probability",
            "parameters",
            "sweep",
            "repeats",
            "seed",
            "window",
            "statistics"));
    private static final int DEFAULT_REPEATS = 1;
    static final long DEFAULT_SEED = 1;
    /** Trials are numbered by int, and nobody has time for more. */
    private static final long MOST_TRIALS = Integer.MAX_VALUE;

    private final Section root;
    private final Problems problems;

    StudySection(YamlDocument document, Problems problems) {
        this.root = Section.root(document, problems);
        this.problems = problems;
    }

    /** The study; null where there are problems. */
    StudyConfiguration read(Use use) {
        if (FitSection.isFit(root)) {
            problems.error(root.where(FitSection.SEARCH), "this is the configuration of a fit", "use `snops fit`");
            return null;
        }
        root.allow(KEYS, "key");
        Optional<SimulationWindow> window = new WindowSection(root.section("window"), problems).read();
        Optional<StatisticsSettings> statistics = new StatisticsSection(root.section("statistics"), problems).read();
        Optional<Integer> repeats = root.integer("repeats", 1, Integer.MAX_VALUE, DEFAULT_REPEATS);
        Optional<Long> seed = root.seed("seed", DEFAULT_SEED);
        requireUse(use, repeats);
        ModelSection modelSection = new ModelSection(root, problems);
        Optional<NetworkTemplate> template = modelSection.template();
        if (template.isEmpty()) {
            return null;
        }
        Optional<Model> model = modelSection.model(template.get());
        ParameterSections parameters = new ParameterSections(root, template.get(), problems);
        double[] baseValues = parameters.baseValues();
        List<Axis> axes = parameters.axes();
        window.ifPresent(w -> StudyChecks.requireWholeRefractoryTimes(template.get(), w, root, problems));
        model.ifPresent(m -> statistics.ifPresent(s -> StudyChecks.requireEnoughNeurons(m, s, root, problems)));
        if (problems.count() > 0) {
            return null;
        }
        StudyConfiguration study = new StudyConfiguration(
                model.get(), baseValues, axes, repeats.get(), seed.get(), window.get(), statistics.get());
        requireFewEnough(study);
        StudyChecks.requireBuildable(model.get().spec(baseValues), window.get(), seed.get(), root, problems);
        return study;
    }

    private void requireUse(Use use, Optional<Integer> repeats) {
        if (use == Use.SIMULATE && root.hasValue("sweep")) {
            problems.error(
                    root.where("sweep"),
                    "simulate runs one trial, not a grid",
                    "use `snops sweep`, or add --set sweep= and --set parameters.NAME=VALUE to run one point");
        }
        if (use == Use.SWEEP && !root.hasValue("sweep")) {
            problems.error(
                    root.where("sweep"),
                    "there is no section `sweep`, so there is no grid",
                    "add one, for example `sweep: {tau_decay_i: [4, 8, 16]}`, or use `snops simulate`");
        }
        if (use == Use.SIMULATE && repeats.orElse(1) > 1) {
            problems.warn(root.where("repeats"), "simulate runs repeat 0 only", "`snops sweep` runs all");
        }
    }

    private void requireFewEnough(StudyConfiguration study) {
        double trials = study.repeats();
        for (Axis axis : study.axes()) {
            trials *= axis.values().size();
        }
        if (trials > MOST_TRIALS) {
            problems.error(
                    root.where("sweep"),
                    "the grid has %.3g trials, at most %s are possible".formatted(trials, MOST_TRIALS),
                    "take fewer values or repeats");
        }
    }

    /** Where a key of the form section.key stands, for problems found by other classes. */
    static void report(Problem problem, Section root, Problems problems) {
        int dot = problem.where().indexOf('.');
        Section section = dot < 0 ? root : root.section(problem.where().substring(0, dot));
        problems.error(section.where(problem.where().substring(dot + 1)), problem.what(), problem.how());
    }
}
