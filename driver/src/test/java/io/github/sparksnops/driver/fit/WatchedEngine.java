package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.run.RoundEngine;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialPlan;
import java.util.function.Consumer;

/** An engine that shows each finished round; who looks may throw, as a process dies between a round and the next. */
record WatchedEngine(RoundEngine engine, Consumer<Manifest> finished) implements RoundEngine {
    @Override
    public Manifest run(TrialPlan plan, PlanRange range, double secondsPerTrial) {
        Manifest manifest = engine.run(plan, range, secondsPerTrial);
        finished.accept(manifest);
        return manifest;
    }

    @Override
    public int slots() {
        return engine.slots();
    }

    @Override
    public long done() {
        return engine.done();
    }
}
