package io.github.sparksnops.driver.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.table.TrialColumns.Type;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.template.NetworkTemplate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialColumnsTest {
    @Test
    void of_spatialTemplate_columnsOfTheDesignInOrder() {
        NetworkTemplate template = NetworkTemplate.named("spatial-balanced").orElseThrow();

        TrialColumns columns = TrialColumns.of(new Model(template.name(), template.defaultLayout()));

        assertThat(String.join(" ", columns.names()))
                .isEqualTo("trial_id study parameters_id repeat seed fidelity"
                        + " tau_decay_i tau_decay_e sigma_i sigma_e sigma_x j_ei j_ie j_ii j_ee j_ex j_ix"
                        + " status reason rate_hz rate_hz_se fano_factor fano_factor_se count_correlation"
                        + " count_correlation_se shared_variance shared_variance_se shared_dimensionality"
                        + " shared_dimensionality_se eigenspectrum latent_dimensions active_neurons count_windows"
                        + " rate_e_hz rate_i_hz spikes_e spikes_i cost cost_terms simulator simulator_reason device"
                        + " batch_size build_ms simulate_ms statistics_ms host attempt finished_ms");
        assertThat(type(columns, "seed")).isEqualTo(Type.STRING);
        assertThat(type(columns, "repeat")).isEqualTo(Type.INT);
        assertThat(type(columns, "spikes_i")).isEqualTo(Type.LONG);
        assertThat(type(columns, "sigma_e")).isEqualTo(Type.DOUBLE);
        assertThat(type(columns, "eigenspectrum")).isEqualTo(Type.DOUBLE_ARRAY);
        assertThat(type(columns, "cost_terms")).isEqualTo(Type.COST_TERMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost", "status", "seed", "rate_hz_se", "spikes_e"})
    void of_parameterWithTheNameOfAColumn_isRefused(String name) {
        assertThatThrownBy(() -> TrialColumns.of(List.of("tau", name), List.of("e", "i")))
                .hasMessageContaining("two columns")
                .hasMessageContaining(name);
    }

    private static Type type(TrialColumns columns, String name) {
        return columns.columns().get(columns.indexOf(name)).type();
    }

    /** The contract of docs/ARCHITECTURE.md: a column that is added here weakens all tests that compare tables. */
    @Test
    void circumstances_ofAllColumns_thoseOfTheContract() {
        List<String> all = TrialColumns.of(List.of("j_ee"), List.of("e", "i")).names();

        assertThat(all).containsAll(TrialColumns.CIRCUMSTANCES);
        assertThat(TrialColumns.CIRCUMSTANCES)
                .filteredOn(name -> !name.endsWith("_ms"))
                .containsExactlyInAnyOrder(
                        "study", "simulator", "simulator_reason", "device", "batch_size", "host", "attempt");
    }
}
