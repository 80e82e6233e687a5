package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StartFiles;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fit as its directory has it, for reading; takes no lock, so a running fit may be read.
 *
 * @param earlier evaluations of other studies that it started from
 * @param rounds that are finished, in order; at least one
 */
public record StoredFit(FitConfiguration configuration, List<Evaluation> earlier, List<Round> rounds) {
    /**
     * One round.
     *
     * @param confirmation whether it simulated the leaders again, when the search was over
     * @param evaluations in order of being proposed
     */
    public record Round(boolean confirmation, List<Evaluation> evaluations) {
        public Round {
            evaluations = List.copyOf(evaluations);
        }
    }

    public StoredFit {
        earlier = List.copyOf(earlier);
        rounds = List.copyOf(rounds);
    }

    /**
     * Reads what is finished by now.
     *
     * @param directory as given by the user
     * @throws UserError where there is no fit, it has no finished round yet, or it is damaged
     */
    public static StoredFit read(String directory) {
        FinishedRounds study = StudyTable.finished(directory).requireSome();
        if (!(study.configuration() instanceof FitConfiguration fit)) {
            throw new UserError(
                    study.study().toString(), "it holds a sweep, not a fit", "give a directory that `snops fit` wrote");
        }
        List<Round> rounds = new EvaluationReader(fit).rounds(study.study(), study.roundsPath(), study.rounds());
        return new StoredFit(fit, earlier(study.study()), rounds);
    }

    /**
     * Evaluations that a fit started from.
     *
     * @param study its directory
     * @throws UserError where they are missing or damaged
     */
    public static List<Evaluation> earlier(Path study) {
        try {
            StartFiles.require(study);
            return EarlierFile.read(study);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from " + study + ": " + e.getMessage(), e);
        }
    }

    /** All that its search knows. */
    public SearchHistory history() {
        List<Evaluation> all = new ArrayList<>(earlier);
        rounds.forEach(round -> all.addAll(round.evaluations()));
        return new SearchHistory(all);
    }
}
