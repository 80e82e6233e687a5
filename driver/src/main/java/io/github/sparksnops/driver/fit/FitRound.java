package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.CostFunction;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The proposals of one round as trials: each is screened, and simulated in full where it passes.
 *
 * @param stages screening, full
 * @param target what the full run's statistics cost
 * @param studySeed the trials' seeds derive from it
 * @param first position of the first proposal: those of earlier rounds come before
 */
public record FitRound(
        List<TrialSettings> stages, CostFunction target, long studySeed, int first, List<Proposed> proposals)
        implements TrialPlan {
    static final int SCREENING = 0;
    static final int FULL = 1;

    /**
     * A parameter set to be tried.
     *
     * @param values in the template's order
     */
    public record Proposed(double[] values, int repeat) implements Serializable {}

    public FitRound {
        stages = List.copyOf(stages);
        proposals = List.copyOf(proposals);
    }

    /** Round of a fit. */
    public static FitRound of(FitConfiguration fit, int first, List<Proposal> proposals) {
        return new FitRound(
                List.of(fit.screeningSettings(), fit.fullSettings()),
                CostFunction.of(fit.target().statistics()),
                fit.seed(),
                first,
                proposals.stream()
                        .map(p -> new Proposed(fit.values(fit.space().values(p.point())), p.repeat()))
                        .toList());
    }

    /**
     * What a round of a fit was to evaluate, as it was written down before.
     *
     * @param study directory of the fit
     * @throws UserError where that is missing or damaged
     */
    public static FitRound stored(FitConfiguration fit, Path study, int round) {
        Path file = ProposalFile.file(study.resolve("rounds"), round);
        try {
            ProposalFile stored = ProposalFile.read(file.getParent(), round)
                    .orElseThrow(() -> new UserError(file.toString(), "the file is missing", remedy(study)));
            if (stored.round() != round) {
                throw new UserError(file.toString(), "it says round " + stored.round(), remedy(study));
            }
            return of(fit, stored.first(), stored.toProposals());
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(file.toString(), "the file is damaged: " + e.getMessage(), remedy(study));
        }
    }

    /** Whether a file is, by its name, what some round was to evaluate. */
    public static boolean isFileOfProposals(Path file) {
        return ProposalFile.isOne(file);
    }

    /** What to do where it is not known what a round was to evaluate. */
    public static String remedy(Path study) {
        return "restore rounds/ as it was written, or start a new fit with another --out and `--from " + study + "`";
    }

    /** Positions of this round. */
    public PlanRange range() {
        return new PlanRange(first, size());
    }

    @Override
    public int size() {
        return first + proposals.size();
    }

    @Override
    public Optional<CostFunction> cost() {
        return Optional.of(target);
    }

    @Override
    public Trials trials() {
        List<TrialFactory> factories =
                stages.stream().map(stage -> new TrialFactory(stage, studySeed)).toList();
        return (stage, position) -> {
            Proposed proposed = proposals.get(position - first);
            return factories.get(stage).trial(proposed.values(), proposed.repeat());
        };
    }
}
