package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.search.Budget;
import io.github.sparksnops.driver.search.SearchMethod;
import io.github.sparksnops.driver.search.SearchSpace;
import io.github.sparksnops.driver.search.SnopsOptions;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The whole file of a fit: reads section after section, and checks what concerns several of them. */
final class FitSection {
    static final String SEARCH = "search";
    private static final List<String> KEYS = List.of(
            "network",
            "sizes",
            "connection_probability",
            "parameters",
            "target",
            SEARCH,
            "method",
            SnopsSection.KEY,
            "round_size",
            "budget",
            "screening",
            "full",
            "seed",
            "window",
            "statistics");
    /** Keys of studies, with what a fit has instead. */
    private static final String SWEEP = "sweep";

    private static final String REPEATS = "repeats";

    /** As published: 10 s sort out infeasible networks, 699 count windows of 200 ms give the statistics. */
    private static final double SCREENING_MS = 10_000;

    private static final double FULL_MS = 140_500;
    private static final SearchMethod DEFAULT_METHOD = SearchMethod.BATCH;
    private static final int DEFAULT_ROUND_SIZE = 128;
    private static final int MOST_PER_ROUND = 1_000_000;

    private final Section root;
    private final Path folder;
    private final Problems problems;

    FitSection(YamlDocument document, Path folder, Problems problems) {
        this.root = Section.root(document, problems);
        this.folder = folder;
        this.problems = problems;
    }

    /** Whether a file is meant to be a fit: no other file has this key. */
    static boolean isFit(Section root) {
        return root.has(SEARCH);
    }

    /** The fit; null where there are problems. */
    FitConfiguration read() {
        requireKeys();
        Optional<FitWindows> windows = windows();
        Optional<StatisticsSettings> statistics = new StatisticsSection(root.section("statistics"), problems).read();
        Optional<SearchMethod> method = method();
        Optional<SnopsOptions> snops = new SnopsSection(root, problems).read(method);
        Optional<Integer> roundSize = root.integer("round_size", 1, MOST_PER_ROUND, DEFAULT_ROUND_SIZE);
        Optional<Budget> budget = new BudgetSection(root, problems).read();
        method.ifPresent(m -> budget.ifPresent(b -> requireGridSize(m, b)));
        Optional<Long> seed = root.seed("seed", StudySection.DEFAULT_SEED);
        Optional<FitTarget> target = new TargetReference(root, folder, problems).read(windows, statistics);
        ModelSection modelSection = new ModelSection(root, problems);
        Optional<NetworkTemplate> template = modelSection.template();
        if (template.isEmpty()) {
            return null;
        }
        Optional<Model> model = modelSection.model(template.get());
        ParameterSections parameters = new ParameterSections(root, template.get(), problems);
        double[] baseValues = parameters.baseValues();
        Optional<SearchSpace> space = new SearchSection(root, template.get(), problems).read(parameters);
        windows.ifPresent(w -> StudyChecks.requireWholeRefractoryTimes(template.get(), w.full(), root, problems));
        model.ifPresent(m -> statistics.ifPresent(s -> StudyChecks.requireEnoughNeurons(m, s, root, problems)));
        if (problems.count() > 0) {
            return null;
        }
        StudyChecks.requireBuildable(model.get().spec(baseValues), windows.get().full(), seed.get(), root, problems);
        return new FitConfiguration(
                model.get(),
                baseValues,
                space.get(),
                target.get(),
                method.get(),
                snops.get(),
                roundSize.get(),
                budget.get(),
                windows.get(),
                seed.get(),
                statistics.get());
    }

    /** Keys of studies are known, so that the message says what a fit has instead. */
    private void requireKeys() {
        Set<String> known = new LinkedHashSet<>(KEYS);
        List<String> ofStudies = new ArrayList<>();
        for (String key : List.of(SWEEP, REPEATS)) {
            if (root.has(key)) {
                ofStudies.add(key);
                known.add(key);
            }
        }
        root.allow(known, "key");
        for (String key : ofStudies) {
            boolean sweep = key.equals(SWEEP);
            problems.error(
                    root.where(key),
                    sweep ? "a fit searches and has no grid to sweep" : "a fit has no `repeats`",
                    sweep
                            ? "give bounds in `search`, or use `snops sweep`"
                            : "remove it: the method decides which trials to repeat");
        }
    }

    private Optional<FitWindows> windows() {
        WindowSection shared = new WindowSection(root.section("window"), problems);
        shared.requireShared();
        Optional<SimulationWindow> screening = window(shared, "screening", SCREENING_MS);
        Optional<SimulationWindow> full = window(shared, "full", FULL_MS);
        if (screening.isEmpty() || full.isEmpty()) {
            return Optional.empty();
        }
        double screeningMs = screening.get().durationMs();
        double fullMs = full.get().durationMs();
        if (screeningMs > fullMs) {
            problems.error(
                    root.section("screening").where(WindowSection.DURATION),
                    "screening of %s ms takes longer than the full run of %s ms"
                            .formatted(ConfigurationText.number(screeningMs), ConfigurationText.number(fullMs)),
                    "shorten it: it is to sort out infeasible networks cheaply");
            return Optional.empty();
        }
        return Optional.of(new FitWindows(screening.get(), full.get()));
    }

    private Optional<SimulationWindow> window(WindowSection shared, String run, double defaultMs) {
        Section section = root.section(run);
        section.allow(Set.of(WindowSection.DURATION), "key");
        return shared.read(section, defaultMs);
    }

    private Optional<SearchMethod> method() {
        if (!root.has("method")) {
            return Optional.of(DEFAULT_METHOD);
        }
        return root.text("method").flatMap(name -> {
            Optional<SearchMethod> method = SearchMethod.named(name);
            if (method.isEmpty()) {
                String all = "there are " + String.join(", ", SearchMethod.keys());
                problems.error(
                        root.where("method"),
                        "unknown method '" + name + "'",
                        NearestName.of(name, SearchMethod.keys())
                                .map(near -> "did you mean " + near + "? T" + all.substring(1))
                                .orElse(all));
            }
            return method;
        });
    }

    private void requireGridSize(SearchMethod method, Budget budget) {
        if (method == SearchMethod.GRID && budget.trials().isEmpty()) {
            problems.error(
                    root.where("budget"),
                    "a grid is as fine as the number of trials allows, and none is given",
                    "add `budget: {trials: 2048}`");
        }
    }
}
