package io.github.sparksnops.network.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.SynapseModel.DifferenceOfExponentials;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalancedTemplateTest {
    @Test
    void parameters_areThePublishedOnesInOrder() {
        assertThat(BalancedTemplate.SPATIAL.parameters().stream().map(Parameter::name))
                .containsExactly(
                        "tau_decay_i",
                        "tau_decay_e",
                        "sigma_i",
                        "sigma_e",
                        "sigma_x",
                        "j_ei",
                        "j_ie",
                        "j_ii",
                        "j_ee",
                        "j_ex",
                        "j_ix");
        assertThat(BalancedTemplate.RANDOM.parameters().stream().map(Parameter::name))
                .containsExactly("tau_decay_i", "tau_decay_e", "j_ei", "j_ie", "j_ii", "j_ee", "j_ex", "j_ix");
    }

    @Test
    void instantiate_values_reachTheirProjections() {
        NetworkTemplate template = BalancedTemplate.SPATIAL;
        double[] values = {8.5, 5.5, 0.11, 0.12, 0.13, -61, 11, -76, 21, 36, 26};

        NetworkSpec spec = template.instantiate(template.defaultLayout(), values);

        Map<String, Double> strengths = new LinkedHashMap<>();
        spec.projections().forEach(p -> {
            String pair = p.target() + p.source();
            strengths.put(pair, p.strength() * Math.sqrt(3125));
            double decay = ((DifferenceOfExponentials) p.synapseModel()).decayMs();
            double sigma = ((Connectivity.WrappedGaussian) p.connectivity()).sigma();
            assertThat(decay)
                    .as(pair)
                    .isEqualTo(Map.of("x", 5.0, "e", 5.5, "i", 8.5).get(p.source()));
            assertThat(sigma)
                    .as(pair)
                    .isEqualTo(Map.of("x", 0.13, "e", 0.12, "i", 0.11).get(p.source()));
        });
        assertThat(strengths.get("ei")).isCloseTo(-61, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(strengths.get("ie")).isCloseTo(11, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(strengths.get("ii")).isCloseTo(-76, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(strengths.get("ee")).isCloseTo(21, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(strengths.get("ex")).isCloseTo(36, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(strengths.get("ix")).isCloseTo(26, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void instantiate_wrongSign_refused() {
        NetworkTemplate template = BalancedTemplate.RANDOM;
        double[] values = template.defaultValues();
        values[2] = 60;

        assertThatThrownBy(() -> template.instantiate(template.defaultLayout(), values))
                .hasMessageContaining("j_ei");
    }

    @Test
    void check_sizes_reportsEveryProblem() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", 2400);
        sizes.put("i", 0);
        sizes.put("x", 2500);
        Map<String, Double> density = new LinkedHashMap<>(BalancedTemplate.SPATIAL.defaultConnectionProbability());
        density.put("ee", 1.5);
        Layout layout = new Layout(sizes, density);

        assertThat(BalancedTemplate.SPATIAL.check(layout))
                .extracting("where")
                .containsExactly("sizes.e", "sizes.i", "connection_probability.ee");
        assertThat(BalancedTemplate.RANDOM.check(layout)).hasSize(2);
    }
}
