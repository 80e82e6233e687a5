package io.github.sparksnops.driver.trial;

import java.util.ArrayList;
import java.util.List;

/** Gives trials their seed and identity; threads may share it. The seed depends on the study's seed, repeat, fidelity, parameters and model alone. */
public final class TrialFactory {
    private final TrialSettings settings;
    private final long studySeed;
    private final String modelHash;
    private final byte[] settingsForm;

    public TrialFactory(TrialSettings settings, long studySeed) {
        this.settings = settings;
        this.studySeed = studySeed;
        this.modelHash = settings.model().hash();
        this.settingsForm = CanonicalHash.form(settings.fidelity(), settings.window(), settings.statistics());
    }

    /** Trial of a study: its seed is derived. */
    public Trial trial(double[] values, int repeat) {
        long seed = new CanonicalHash()
                .add("seed")
                .add(studySeed)
                .add(repeat)
                .add(settings.fidelity())
                .add(boxed(values))
                .add(modelHash)
                .first64Bits();
        return withSeed(values, repeat, seed);
    }

    /** Trial whose seed is given, as {@code simulate} has it. */
    public Trial withSeed(double[] values, int repeat, long seed) {
        String parametersId = new CanonicalHash()
                .add("parameters")
                .add(modelHash)
                .add(boxed(values))
                .hex16();
        String trialId = new CanonicalHash()
                .add("trial")
                .add(modelHash)
                .add(boxed(values))
                .add(seed)
                .addForm(settingsForm)
                .hex16();
        return new Trial(trialId, parametersId, repeat, seed, values);
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>(values.length);
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }
}
