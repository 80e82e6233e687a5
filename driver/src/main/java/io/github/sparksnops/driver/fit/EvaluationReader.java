package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Evaluation.Outcome;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.Cost;
import io.github.sparksnops.stats.target.CostFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the rounds of a fit back as evaluations: what a search goes on with is what stands on the disk. */
final class EvaluationReader {
    private final FitConfiguration fit;
    private final CostFunction costs;

    EvaluationReader(FitConfiguration fit) {
        this.fit = fit;
        this.costs = CostFunction.of(fit.target().statistics());
    }

    /** All finished rounds of a fit's directory. */
    SearchHistory history(StudyDirectory study) {
        List<Evaluation> all = new ArrayList<>();
        for (Manifest manifest : study.rounds()) {
            ProposalFile file = proposals(study.path(), study.roundsPath(), manifest);
            all.addAll(round(study.path(), manifest, file.toProposals()));
        }
        return new SearchHistory(all);
    }

    /** What a finished round evaluated. */
    static ProposalFile proposals(Path study, Path rounds, Manifest manifest) {
        try {
            return ProposalFile.read(rounds, manifest.round())
                    .orElseThrow(() -> new UserError(
                            study.toString(),
                            "round " + manifest.round() + " has rows but no file of proposals",
                            "restore rounds/ as it was written, or start a new fit with another --out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One finished round.
     *
     * @param study directory of the fit
     */
    List<Evaluation> round(Path study, Manifest manifest, List<Proposal> proposals) {
        List<Path> files = manifest.files().stream()
                .map(file -> study.resolve(file.path()))
                .toList();
        Map<String, StoredTrials.Row> rows = new HashMap<>();
        for (StoredTrials.Row row : new StoredTrials(List.of()).read(files)) {
            rows.put(row.trialId(), row);
        }
        FitRound plan = FitRound.of(fit, manifest.first(), proposals);
        TrialPlan.Trials trials = plan.trials();
        require(study, manifest, plan.size() == manifest.end());
        List<Evaluation> evaluations = new ArrayList<>();
        for (int position = plan.first(); position < plan.size(); position++) {
            Proposal proposal = proposals.get(position - plan.first());
            Trial screening = trials.at(FitRound.SCREENING, position);
            Trial full = trials.at(FitRound.FULL, position);
            StoredTrials.Row last = rows.getOrDefault(full.trialId(), rows.get(screening.trialId()));
            require(study, manifest, last != null);
            evaluations.add(new Evaluation(
                    manifest.round(), full.parametersId(), proposal.point(), proposal.repeat(), outcome(last)));
        }
        return evaluations;
    }

    private static void require(Path study, Manifest manifest, boolean holds) {
        if (!holds) {
            throw new UserError(
                    study.toString(),
                    "the rows of round " + manifest.round() + " are not those of its file of proposals",
                    "restore rounds/ as it was written, or start a new fit with another --out");
        }
    }

    /** What the row in which an evaluation ended says of it. */
    Outcome outcome(StoredTrials.Row row) {
        if (row.status() != Status.COMPLETED) {
            return row.status() == Status.FAILED
                    ? new Evaluation.Failed(row.reason())
                    : new Evaluation.Infeasible(row.reason());
        }
        Cost cost = costs.of(row.statistics());
        if (cost.value().isEmpty()) {
            return new Evaluation.Infeasible("no cost: "
                    + cost.missing().stream().map(Statistic::key).collect(Collectors.joining(", ")) + " missing");
        }
        return new Evaluation.Scored(cost.value().getAsDouble(), row.statistics());
    }
}
