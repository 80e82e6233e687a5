package io.github.sparksnops.driver.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a trial's seed and identity depend on, and on nothing else. */
class TrialFactoryTest {
    private static final NetworkTemplate CBN = BalancedTemplate.RANDOM;
    private static final SimulationWindow WINDOW = new SimulationWindow(10_500, 500, 200, 0.05);

    private static TrialSettings settings(Layout layout, Fidelity fidelity, SimulationWindow window, int samplings) {
        return new TrialSettings(
                new Model(CBN.name(), layout),
                fidelity,
                window,
                new StatisticsSettings(50, samplings, 0.5, FactorAnalysisSettings.PUBLISHED));
    }

    private static final TrialSettings PUBLISHED = settings(CBN.defaultLayout(), Fidelity.FULL, WINDOW, 10);

    private static Trial trial(TrialSettings settings, long studySeed, int repeat, double jEi) {
        double[] values = CBN.defaultValues();
        values[2] = jEi;
        return new TrialFactory(settings, studySeed).trial(values, repeat);
    }

    /** Stored tables refer to these: whoever changes them breaks the promise that a row can be run again. */
    @Test
    void trial_published_hasItsIdentityForGood() {
        Trial trial = trial(PUBLISHED, 1, 0, -60);

        assertThat(trial.seedText()).isEqualTo("2833418349507394144");
        assertThat(trial.trialId()).isEqualTo("aab10d4153fa5c6e");
        assertThat(trial.parametersId()).isEqualTo("9909908641d746be");
        assertThat(PUBLISHED.model().hash()).isEqualTo("d4470d87d6ea99fe");
    }

    @Test
    void trial_negativeZero_isZero() {
        assertThat(trial(PUBLISHED, 1, 0, -0.0).trialId())
                .isEqualTo(trial(PUBLISHED, 1, 0, 0.0).trialId());
    }

    @Test
    void trial_seed_dependsOnStudyRepeatFidelityParametersAndModel() {
        Map<String, Integer> larger = new LinkedHashMap<>(CBN.defaultSizes());
        larger.put("e", 2501);
        Layout layout = new Layout(larger, CBN.defaultConnectionProbability());
        long seed = trial(PUBLISHED, 1, 0, -60).seed();

        assertThat(trial(PUBLISHED, 2, 0, -60).seed()).isNotEqualTo(seed);
        assertThat(trial(PUBLISHED, 1, 1, -60).seed()).isNotEqualTo(seed);
        assertThat(trial(PUBLISHED, 1, 0, -61).seed()).isNotEqualTo(seed);
        assertThat(trial(settings(CBN.defaultLayout(), Fidelity.SCREENING, WINDOW, 10), 1, 0, -60)
                        .seed())
                .isNotEqualTo(seed);
        assertThat(trial(settings(layout, Fidelity.FULL, WINDOW, 10), 1, 0, -60).seed())
                .isNotEqualTo(seed);
        assertThat(trial(
                                settings(
                                        CBN.defaultLayout(),
                                        Fidelity.FULL,
                                        new SimulationWindow(20_500, 500, 200, 0.05),
                                        5),
                                1,
                                0,
                                -60)
                        .seed())
                .as("neither window nor statistics")
                .isEqualTo(seed);
    }

    @Test
    void trial_identity_dependsOnWindowAndStatisticsToo() {
        String id = trial(PUBLISHED, 1, 0, -60).trialId();
        Trial longer = trial(
                settings(CBN.defaultLayout(), Fidelity.FULL, new SimulationWindow(20_500, 500, 200, 0.05), 10),
                1,
                0,
                -60);

        assertThat(longer.trialId()).isNotEqualTo(id);
        assertThat(longer.parametersId()).isEqualTo(trial(PUBLISHED, 1, 0, -60).parametersId());
        assertThat(trial(settings(CBN.defaultLayout(), Fidelity.FULL, WINDOW, 5), 1, 0, -60)
                        .trialId())
                .isNotEqualTo(id);
    }
}
