package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.score.Reachability;
import io.github.sparksnops.driver.score.StoredRun;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials of other studies to start a fit from: scored against its target without simulating. */
public final class EarlierStudies {
    static final int ROUND = -1;

    private final FitConfiguration fit;
    private final List<String> names;
    private final EvaluationReader reader;
    private final TrialFactory trials;

    /**
     * What was found.
     *
     * @param evaluations in the fit's search space
     * @param outside trials whose parameters are not in it, or are fixed to other values
     */
    public record Found(List<Evaluation> evaluations, int outside) {
        public Found {
            evaluations = List.copyOf(evaluations);
        }

        /** Whether a target lies within what was found; empty where no evaluation has a cost. */
        public Optional<Reachability> reachability(TargetStatistics target) {
            List<StoredRun> runs = new ArrayList<>();
            for (Evaluation evaluation : evaluations) {
                if (evaluation.outcome() instanceof Evaluation.Scored scored) {
                    String run = evaluation.parametersId() + " " + evaluation.repeat();
                    runs.add(new StoredRun(run, "", evaluation.parametersId(), scored.statistics()));
                }
            }
            return runs.isEmpty() ? Optional.empty() : Optional.of(Reachability.of(target, runs));
        }
    }

    private EarlierStudies(FitConfiguration fit) {
        this.fit = fit;
        this.names = fit.model().template().parameters().stream()
                .map(Parameter::name)
                .toList();
        this.reader = new EvaluationReader(fit);
        this.trials = new TrialFactory(fit.fullSettings(), fit.seed());
    }

    /**
     * Reads finished rounds of studies, and tables.
     *
     * @param directories as given by the user; what ends in {@code .csv} is a table
     * @throws UserError where one is no study, is empty, or is of another model, window or statistics; all such are named
     */
    public static Found read(FitConfiguration fit, List<String> directories) {
        EarlierStudies earlier = new EarlierStudies(fit);
        List<Problem> problems = new ArrayList<>();
        List<FinishedRounds> studies = new ArrayList<>();
        List<StoredTrials.Row> tables = new ArrayList<>();
        for (String directory : directories) {
            if (directory.endsWith(EarlierTable.SUFFIX)) {
                tables.addAll(EarlierTable.read(UserPath.of(directory), fit));
                continue;
            }
            FinishedRounds study = StudyTable.finished(directory).requireSome();
            problems.addAll(earlier.mismatches(study));
            studies.add(study);
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        // A trial that stands in two studies is the same trial.
        Map<String, StoredTrials.Row> rows = new LinkedHashMap<>();
        for (FinishedRounds study : studies) {
            new StoredTrials(earlier.names).read(study.files()).forEach(row -> rows.put(row.trialId(), row));
        }
        tables.forEach(row -> rows.put(row.trialId(), row));
        return earlier.found(List.copyOf(rows.values()));
    }

    private List<Problem> mismatches(FinishedRounds study) {
        ExperimentConfiguration other = study.configuration();
        List<Problem> problems = new ArrayList<>();
        TrialSettings mine = fit.fullSettings();
        TrialSettings theirs = other.fullSettings();
        compare(problems, study, "model", text(mine.model()), text(theirs.model()));
        compare(problems, study, "window", text(mine.window()), text(theirs.window()));
        compare(problems, study, "statistics", text(mine.statistics()), text(theirs.statistics()));
        return problems;
    }

    /** The hash stands for sizes, densities and constants, which are too many to show. */
    private static String text(Model model) {
        return "%s of sizes %s (%s)"
                .formatted(model.templateName(), model.layout().sizes(), model.hash());
    }

    private static String text(SimulationWindow window) {
        return "%s ms with a burn-in of %s ms, counted in %s ms, dt %s ms"
                .formatted(window.durationMs(), window.burnInMs(), window.countWindowMs(), window.dtMs());
    }

    private static String text(StatisticsSettings statistics) {
        return "%s samplings of %s neurons above %s Hz, factor analysis %s with latents %s"
                .formatted(
                        statistics.samplings(),
                        statistics.neurons(),
                        statistics.minRateHz(),
                        statistics.factorAnalysis().method(),
                        statistics.factorAnalysis().latents());
    }

    private static void compare(List<Problem> problems, FinishedRounds study, String what, String mine, String theirs) {
        if (!mine.equals(theirs)) {
            problems.add(new Problem(
                    "--from " + study.study(),
                    "its " + what + " is " + theirs + ", this fit's " + mine,
                    "leave this study out, or fit with its " + what));
        }
    }

    private Found found(List<StoredTrials.Row> rows) {
        List<Evaluation> evaluations = new ArrayList<>();
        int outside = 0;
        for (StoredTrials.Row row : rows) {
            boolean screened = row.fidelity().equals(Fidelity.SCREENING.key());
            if (screened && row.status() == Status.COMPLETED) {
                // What it led to has a row of its own.
                continue;
            }
            double[] free = free(row.values());
            if (free.length == 0) {
                outside++;
            } else {
                double[] point = fit.space().unit(free);
                evaluations.add(new Evaluation(ROUND, parametersId(point), point, row.repeat(), reader.outcome(row)));
            }
        }
        return new Found(evaluations, outside);
    }

    /** As a repeat in this fit has it: the way through the unit cube may cost the values their last bit. */
    private String parametersId(double[] point) {
        return trials.trial(fit.values(fit.space().values(point)), 0).parametersId();
    }

    /** Values of the free parameters; empty where the point is not in the space. */
    private double[] free(double[] values) {
        double[] base = fit.baseValues();
        double[] free = new double[fit.space().dimension()];
        for (int i = 0; i < values.length; i++) {
            int place = place(names.get(i));
            if (place < 0) {
                if (values[i] != base[i]) {
                    return new double[0];
                }
            } else {
                SearchParameter parameter = fit.space().parameters().get(place);
                if (parameter.clamp(values[i]) != values[i]) {
                    return new double[0];
                }
                free[place] = values[i];
            }
        }
        return free;
    }

    private int place(String name) {
        return fit.space().parameters().stream()
                .map(SearchParameter::name)
                .toList()
                .indexOf(name);
    }
}
