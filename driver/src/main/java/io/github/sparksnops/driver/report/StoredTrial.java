package io.github.sparksnops.driver.report;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.fit.FinishedFit;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.trial.Fidelity;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.template.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;

/**
 * A trial of a study, to be simulated again as it was.
 *
 * @param chosen why this one, for people
 */
record StoredTrial(Trial trial, TrialSettings settings, String chosen) {
    private static final String COMPLETED = "COMPLETED";

    /**
     * The trial of a name.
     *
     * @throws UserError where the study has none
     */
    static StoredTrial named(FinishedRounds study, ExperimentConfiguration configuration, String id) {
        return first(study, configuration, row -> id.equals(TrialFileReader.text(row, "trial_id")), "the chosen one")
                .orElseThrow(() -> new UserError(
                        "--trial " + id,
                        "the study has no such trial",
                        "take a trial_id from the report's table or from snops sql"));
    }

    /** The first full run of the best parameter set of a fit. */
    static Optional<StoredTrial> best(FinishedFit finished) {
        FitConfiguration fit = finished.fit();
        return finished.leader().map(Leader::point).flatMap(point -> point.evaluations().stream()
                .filter(evaluation -> evaluation.outcome() instanceof Evaluation.Scored)
                .findFirst()
                .map(evaluation -> new StoredTrial(
                        new TrialFactory(fit.fullSettings(), fit.seed())
                                .trial(fit.values(fit.space().values(point.point())), evaluation.repeat()),
                        fit.fullSettings(),
                        "the first full run of the best parameter set")));
    }

    /** The first row of a sweep that completed. */
    static Optional<StoredTrial> firstCompleted(FinishedRounds study, ExperimentConfiguration configuration) {
        return first(
                study,
                configuration,
                row -> TrialFileReader.text(row, "status").equals(COMPLETED),
                "the first that completed; --trial chooses another");
    }

    private static Optional<StoredTrial> first(
            FinishedRounds study, ExperimentConfiguration configuration, Predicate<Group> condition, String chosen) {
        List<String> parameters = configuration.model().template().parameters().stream()
                .map(Parameter::name)
                .toList();
        String schema = parameters.stream()
                .map(name -> "optional double " + name + ";")
                .collect(Collectors.joining(
                        " ",
                        "message trials { optional binary trial_id (STRING); optional binary seed (STRING);"
                                + " optional binary status (STRING); optional binary fidelity (STRING);"
                                + " optional int32 repeat; ",
                        " }"));
        List<Group> found = new ArrayList<>();
        for (Path file : study.files()) {
            try {
                TrialFileReader.read(file, schema, row -> {
                    if (found.isEmpty() && condition.test(row)) {
                        found.add(row);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
            }
            if (!found.isEmpty()) {
                return Optional.of(of(found.get(0), parameters, configuration, chosen));
            }
        }
        return Optional.empty();
    }

    private static StoredTrial of(
            Group row, List<String> parameters, ExperimentConfiguration configuration, String chosen) {
        boolean screening = TrialFileReader.text(row, "fidelity").equals(Fidelity.SCREENING.key());
        TrialSettings settings = screening && configuration instanceof FitConfiguration fit
                ? fit.screeningSettings()
                : configuration.fullSettings();
        double[] values = parameters.stream()
                .mapToDouble(name -> TrialFileReader.number(row, name))
                .toArray();
        long seed = Long.parseUnsignedLong(TrialFileReader.text(row, "seed"));
        return new StoredTrial(
                new TrialFactory(settings, seed).withSeed(values, row.getInteger("repeat", 0), seed), settings, chosen);
    }
}
