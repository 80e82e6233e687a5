package io.github.sparksnops.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("tau_decay_i", "tau_decay_e", "j_ei", "j_ee", "window", "statistics", "--json");

    @ParameterizedTest
    @CsvSource({"tau_dekay_i,tau_decay_i", "windw,window", "j_e,j_ei", "statistic,statistics", "--jsn,--json"})
    void of_slip_findsWhatWasMeant(String typed, String meant) {
        assertThat(NearestName.of(typed, KNOWN)).contains(meant);
    }

    @Test
    void of_somethingElse_findsNothing() {
        assertThat(NearestName.of("population", KNOWN)).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "flaw,lawn,2", "'',abc,3", "same,same,0"})
    void edits_knownPairs_levenshtein(String a, String b, int edits) {
        assertThat(NearestName.edits(a, b)).isEqualTo(edits);
        assertThat(NearestName.edits(b, a)).isEqualTo(edits);
    }
}
