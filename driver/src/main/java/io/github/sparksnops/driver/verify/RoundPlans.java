package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.fit.FitRound;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.Optional;

/** What the rounds of a study were to run. */
interface RoundPlans {
    /** The plan that a round's positions are of; empty where it cannot be known, which is then among the findings. */
    Optional<TrialPlan> of(Manifest round);

    static RoundPlans of(Path study, ExperimentConfiguration configuration, Findings findings) {
        if (configuration instanceof StudyConfiguration sweep) {
            Optional<TrialPlan> plan = Optional.of(SweepPlan.of(sweep));
            return round -> plan;
        }
        FitConfiguration fit = (FitConfiguration) configuration;
        return round -> {
            try {
                FitRound proposed = FitRound.stored(fit, study, round.round());
                if (!proposed.range().equals(round.range())) {
                    throw new UserError(
                            study.resolve("rounds").toString(),
                            "round " + round.round() + " proposed positions " + proposed.range()
                                    + ", its manifest says " + round.range(),
                            FitRound.remedy(study));
                }
                return Optional.of(proposed);
            } catch (UserError e) {
                findings.addAll(e.problems());
                return Optional.empty();
            }
        };
    }
}
