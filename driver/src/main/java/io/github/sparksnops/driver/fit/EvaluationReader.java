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
        return new SearchHistory(rounds(study.path(), study.roundsPath(), study.rounds()).stream()
                .flatMap(round -> round.evaluations().stream())
                .toList());
    }

    /**
     * Finished rounds of a fit, in order.
     *
     * @param study directory of the fit
     * @param folder holds the files of proposals
     */
    List<StoredFit.Round> rounds(Path study, Path folder, List<Manifest> manifests) {
        List<StoredFit.Round> all = new ArrayList<>();
        List<Manifest.DataFile> files = List.of();
        Map<String, StoredTrials.Row> rows = Map.of();
        for (Manifest manifest : manifests) {
            ProposalFile file = proposals(study, folder, manifest);
            if (!manifest.files().equals(files)) { // rounds of a compacted fit share a file
                files = manifest.files();
                rows = rows(study, files);
            }
            all.add(new StoredFit.Round(file.isConfirmation(), round(study, manifest, file.toProposals(), rows)));
        }
        return all;
    }

    private static ProposalFile proposals(Path study, Path folder, Manifest manifest) {
        try {
            return ProposalFile.read(folder, manifest.round())
                    .orElseThrow(() -> new UserError(
                            study.toString(),
                            "round " + manifest.round() + " has rows but no file of proposals",
                            FitRound.remedy(study)));
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
        return round(study, manifest, proposals, rows(study, manifest.files()));
    }

    private static Map<String, StoredTrials.Row> rows(Path study, List<Manifest.DataFile> files) {
        List<Path> paths =
                files.stream().map(file -> study.resolve(file.path())).toList();
        Map<String, StoredTrials.Row> rows = new HashMap<>();
        for (StoredTrials.Row row : new StoredTrials(List.of()).read(paths)) {
            rows.put(row.trialId(), row);
        }
        return rows;
    }

    private List<Evaluation> round(
            Path study, Manifest manifest, List<Proposal> proposals, Map<String, StoredTrials.Row> rows) {
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
                    FitRound.remedy(study));
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
