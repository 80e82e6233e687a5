package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.run.ProgressTicker;
import io.github.sparksnops.driver.run.RoundEngine;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchStrategy;
import io.github.sparksnops.driver.study.FullDisk;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.Disturbances;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Rounds of a fit: propose, write down what was proposed, run it, read it back, until the budget is spent. Whatever moment it dies at,
 * the next run goes on with the identical sequence: it depends on the disk alone.
 */
public final class FitLoop {
    private final FitConfiguration fit;
    private final StudyDirectory study;
    private final SearchStrategy strategy;
    private final RoundEngine engine;
    private final EvaluationReader reader;
    private final BudgetWatch budget;
    /** Rounds that simulated the leaders again. */
    private final Set<Integer> confirmations = new HashSet<>();

    private final FitProgress progress;
    private final BooleanSupplier stopAsked;
    private double secondsPerTrial;
    private double spentMs;

    /**
     * A loop over a fit's directory, new or resumed.
     *
     * @param secondsPerTrial estimate for one slot, s; rounds measure it
     * @param progress receives a line a round
     * @param stopAsked looked at after every round
     */
    public FitLoop(
            FitConfiguration fit,
            StudyDirectory study,
            SearchStrategy strategy,
            RoundEngine engine,
            double secondsPerTrial,
            ProgressLine progress,
            BooleanSupplier stopAsked) {
        this.fit = fit;
        this.study = study;
        this.strategy = strategy;
        this.engine = engine;
        this.reader = new EvaluationReader(fit);
        this.budget = new BudgetWatch(fit.budget(), fit.roundSize(), confirmations);
        this.progress = new FitProgress(progress);
        this.stopAsked = stopAsked;
        this.secondsPerTrial = secondsPerTrial;
    }

    /**
     * Keeps what a new fit is to start from, in its directory.
     *
     * @param earlier evaluations of other studies
     * @return the file with them; none where there are none
     */
    public static List<Path> startFrom(List<Evaluation> earlier, Path directory) throws IOException {
        return EarlierFile.write(directory, earlier).stream().toList();
    }

    /** Runs rounds until the end. */
    public FitSummary run() {
        mend();
        SearchHistory history = new SearchHistory(StoredFit.earlier(study.path()))
                .plus(reader.history(study).evaluations());
        study.rounds().stream()
                .map(Manifest::round)
                .filter(this::isConfirmation)
                .forEach(confirmations::add);
        spentMs = spentBefore();
        while (true) {
            Optional<FitEnd> end = end(history);
            if (end.isEmpty() && stopAsked.getAsBoolean()) {
                end = Optional.of(FitEnd.STOPPED);
            }
            ProposalFile proposed = end.isPresent() ? null : proposals(history, budget.nextRound(history));
            if (end.isEmpty() && proposed.proposals().isEmpty()) {
                end = Optional.of(FitEnd.EXHAUSTED);
            }
            if (end.isPresent() && confirms(end.get(), history)) {
                history = history.plus(round(written(confirmations(history)), history));
            }
            if (end.isPresent()) {
                return new FitSummary(
                        study.path(), end.get(), history, strategy.leader(history), study.counts(), Disturbances.NONE);
            }
            history = history.plus(round(proposed, history));
        }
    }

    /** Rounds that were damaged, and dropped, run again with what was proposed then: those after them followed from the same rows. */
    private void mend() {
        for (int round : study.missingRounds()) {
            ProposalFile proposed = stored(round)
                    .orElseThrow(() -> new UserError(
                            study.path().toString(),
                            "round " + round + " was lost, and its file of proposals too",
                            FitRound.remedy(study.path())));
            simulated(FitRound.of(fit, proposed.first(), proposed.toProposals()), round);
        }
    }

    /** A fit whose leaders were confirmed stays at its end, even if the repeats made the best cost worse or better. */
    private Optional<FitEnd> end(SearchHistory history) {
        Optional<FitEnd> end = budget.end(history, searchRounds(), spentMs);
        int last = study.nextRound() - 1;
        if (end.isPresent() || !confirmations.contains(last)) {
            return end;
        }
        SearchHistory before = new SearchHistory(history.evaluations().stream()
                .filter(evaluation -> evaluation.round() < last)
                .toList());
        return budget.end(before, searchRounds(), spentMs);
    }

    private double spentBefore() {
        double spent = 0;
        for (Manifest manifest : study.rounds()) {
            spent += manifest.wallMs()
                    + stored(manifest.round()).map(ProposalFile::suggestMs).orElse(0.0);
        }
        return spent;
    }

    private Optional<ProposalFile> stored(int round) {
        try {
            return ProposalFile.read(study.roundsPath(), round);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the proposals of round " + round + ": " + e.getMessage(), e);
        }
    }

    /** Those of the next round; where an earlier run wrote them down already, these. */
    private ProposalFile proposals(SearchHistory history, int count) {
        int round = study.nextRound();
        Optional<ProposalFile> stored = stored(round);
        if (stored.isPresent()) {
            return stored.get();
        }
        long start = System.nanoTime();
        List<Proposal> proposals = new DistinctProposals(fit, history).from(strategy, round, count);
        double suggestMs = (System.nanoTime() - start) / 1e6;
        return proposals.isEmpty()
                ? ProposalFile.of(round, first(), suggestMs, proposals)
                : written(ProposalFile.of(round, first(), suggestMs, proposals));
    }

    /** Position of the next proposal. */
    private int first() {
        return study.rounds().stream().mapToInt(Manifest::end).max().orElse(0);
    }

    private ProposalFile written(ProposalFile file) {
        try {
            file.write(study.roundsPath());
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot write the proposals of round " + file.round() + " to", study.path(), e);
        }
        return file;
    }

    /** Whether the leaders are to be simulated again: not where the user wants to stop, and not twice in a row. */
    private boolean confirms(FitEnd end, SearchHistory history) {
        if (end == FitEnd.STOPPED || end == FitEnd.INFEASIBLE || study.rounds().isEmpty()) {
            return false;
        }
        int last = study.nextRound() - 1;
        return !confirmations.contains(last) && history.best().isPresent();
    }

    private boolean isConfirmation(int round) {
        return stored(round).map(ProposalFile::isConfirmation).orElse(false);
    }

    /** Rounds that were spent on searching. */
    private int searchRounds() {
        return study.rounds().size() - confirmations.size();
    }

    /** The leaders with new seeds: a search picks who was lucky, and a repeat tells. */
    private ProposalFile confirmations(SearchHistory history) {
        List<Proposal> proposals = new FitTables(fit, history, strategy.leader(history))
                .leaders().stream()
                        .map(point -> new Proposal(point.point(), point.nextRepeat(), ProposalFile.CONFIRMATION))
                        .toList();
        // A repeat of before may have met an error: its number is taken.
        return ProposalFile.of(study.nextRound(), first(), 0, new DistinctProposals(fit, history).of(proposals));
    }

    private List<Evaluation> round(ProposalFile proposed, SearchHistory history) {
        FitRound plan = FitRound.of(fit, proposed.first(), proposed.toProposals());
        int size = proposed.proposals().size();
        Manifest manifest = simulated(plan, proposed.round());
        List<Evaluation> evaluations = reader.round(study.path(), manifest, proposed.toProposals());
        secondsPerTrial = Math.max(1e-4, manifest.trials().busySeconds() / size);
        spentMs += manifest.wallMs() + proposed.suggestMs();
        if (proposed.isConfirmation()) {
            confirmations.add(proposed.round());
        }
        SearchHistory now = history.plus(evaluations);
        progress.finished(
                manifest,
                proposed.suggestMs(),
                evaluations,
                strategy.leader(now),
                budget.roundsLeft(now, searchRounds(), size));
        return evaluations;
    }

    private Manifest simulated(FitRound plan, int round) {
        long doneBefore = engine.done();
        int size = plan.range().size();
        try (ProgressTicker ticker =
                ProgressTicker.start(() -> progress.running(round, engine.done() - doneBefore, size))) {
            return engine.run(plan, plan.range(), secondsPerTrial);
        }
    }
}
