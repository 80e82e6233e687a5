package io.github.sparksnops.driver.score;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyGlob;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Studies whose rows can be held against a target: spikes were counted in the same windows, and statistics rest on as many
 * neurons.
 *
 * @param studies with at least one finished round
 * @param parameters names of the parameters of all of them, in the templates' order
 */
public record ScoredStudies(List<FinishedRounds> studies, List<String> parameters) {
    public ScoredStudies {
        studies = List.copyOf(studies);
        parameters = List.copyOf(parameters);
    }

    /**
     * Finds studies and checks them.
     *
     * @param words directories or patterns, as given by the user
     * @param targetName of the target, for messages
     * @param warnings receives what makes rows and target less comparable, and studies that have nothing yet
     * @throws UserError where there is no study, none has a finished round, or one does not fit the target
     */
    public static ScoredStudies open(
            List<String> words, TargetStatistics target, String targetName, Consumer<Problem> warnings) {
        Map<Path, FinishedRounds> studies = new LinkedHashMap<>();
        for (String word : words) {
            for (String directory : StudyGlob.expand(word)) {
                FinishedRounds finished = StudyTable.finished(directory);
                studies.put(finished.study(), finished);
            }
        }
        List<FinishedRounds> begun = new ArrayList<>();
        Set<String> parameters = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (FinishedRounds study : studies.values()) {
            if (studies.size() == 1) {
                study.requireSome();
            } else if (study.files().isEmpty()) {
                warnings.accept(new Problem(study.study().toString(), "no wave of this study is finished yet", ""));
                continue;
            }
            ExperimentConfiguration configuration = study.configuration();
            problems.addAll(mismatches(study, configuration, target, targetName));
            windows(study, configuration, target, targetName).ifPresent(warnings);
            configuration.model().template().parameters().stream()
                    .map(Parameter::name)
                    .forEach(parameters::add);
            begun.add(study);
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        if (begun.isEmpty()) {
            throw new UserError(
                    String.join(" ", words),
                    "no wave of any of these studies is finished yet",
                    "wait for the first one");
        }
        return new ScoredStudies(begun, List.copyOf(parameters));
    }

    /**
     * Checks one study.
     *
     * @throws UserError where it does not fit the target
     */
    public static void requireFit(
            FinishedRounds study, TargetStatistics target, String targetName, Consumer<Problem> warnings) {
        ExperimentConfiguration configuration = study.configuration();
        List<Problem> problems = mismatches(study, configuration, target, targetName);
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        windows(study, configuration, target, targetName).ifPresent(warnings);
    }

    private static List<Problem> mismatches(
            FinishedRounds study, ExperimentConfiguration configuration, TargetStatistics target, String targetName) {
        List<Problem> problems = new ArrayList<>();
        double windowMs = configuration.fullSettings().window().countWindowMs();
        if (windowMs != target.countWindowMs()) {
            problems.add(new Problem(
                    study.configurationFile() + " window.count_window_ms",
                    "spikes were counted in %s ms, those of %s in %s ms"
                            .formatted(windowMs, targetName, target.countWindowMs()),
                    "take a target counted in %s ms, or simulate with window.count_window_ms=%s"
                            .formatted(windowMs, target.countWindowMs())));
        }
        int neurons = configuration.fullSettings().statistics().neurons();
        if (neurons != target.neurons()) {
            problems.add(new Problem(
                    study.configurationFile() + " statistics.neurons",
                    "statistics rest on samplings of %s neurons, those of %s on %s (n_neuron)"
                            .formatted(neurons, targetName, target.neurons()),
                    "take a target of %s neurons, or simulate with statistics.neurons=%s"
                            .formatted(neurons, target.neurons())));
        }
        return problems;
    }

    private static Optional<Problem> windows(
            FinishedRounds study, ExperimentConfiguration configuration, TargetStatistics target, String targetName) {
        int windows = configuration.fullSettings().window().countWindows();
        return windows == target.countWindows()
                ? Optional.empty()
                : Optional.of(new Problem(
                        study.study().toString(),
                        "rows rest on %s count windows, %s on %s: the statistics of factor analysis depend on it"
                                .formatted(windows, targetName, target.countWindows()),
                        ""));
    }

    /** How the trials of all these studies ended; those that are in several studies count in each. */
    public TrialCounts trials() {
        return studies.stream().map(FinishedRounds::trials).reduce(TrialCounts.NONE, TrialCounts::plus);
    }
}
