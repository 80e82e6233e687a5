package io.github.sparksnops.network.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.template.BalancedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationWindowTest {
    @ParameterizedTest
    @CsvSource({"140500, 699", "10000, 47", "10500, 49", "1100, 2"})
    void countWindows_publishedRuns_match(double durationMs, int windows) {
        assertThat(new SimulationWindow(durationMs, 500, 200, 0.05).countWindows())
                .isEqualTo(windows);
    }

    @ParameterizedTest
    @CsvSource({
        "10500, 500, 200, 0.2, dt_ms",
        "10500, 500, 200, 0, dt_ms",
        "-1, 500, 200, 0.05, duration_ms",
        "500, 500, 200, 0.05, burn-in",
        "10500.02, 500, 200, 0.05, whole number",
        "10500, 500.01, 200, 0.05, whole number",
        "140500.03, 500, 200, 0.05, for example 140500.05",
        "10500.01, 500, 200, 0.05, for example 10500",
        "10500, 500, 0.01, 0.05, for example 0.05",
        "10500, 500, 214748364.8, 0.05, count windows",
        "1e300, 500, 200, 0.05, more than a run can have",
        "10500, -5, 200, 0.05, burn_in_ms",
        "1000, 500, 400, 0.05, count windows",
        "10500, 500, NaN, 0.05, count_window_ms"
    })
    void construction_unusableTimes_saysWhich(
            double duration, double burnIn, double countWindow, double dt, String word) {
        assertThatThrownBy(() -> new SimulationWindow(duration, burnIn, countWindow, dt))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(word);
    }

    @Test
    void limits_publishedNetwork_areTheRulesInIntegers() {
        BalancedTemplate template = BalancedTemplate.RANDOM;
        StoppingLimits limits = StoppingLimits.of(
                template.instantiate(template.defaultLayout(), template.defaultValues()),
                new SimulationWindow(10_000, 500, 200, 0.05));

        assertThat(limits.lookbackSteps()).isEqualTo(1000);
        // 50 ms x 2500 neurons x 0.9 / 1.55 ms and 50 ms x 625 x 0.9 / 0.55 ms, rounded up
        assertThat(limits.refractoryLimitedSpikes()).containsExactly(72_581L, 51_137L);
        assertThat(limits.spikeBudget()).isEqualTo(1_875_000);
        assertThat(limits.spikeBudgetSteps()).isEqualTo(180_000);
        assertThat(limits.silentSteps()).isEqualTo(40_000);
    }
}
