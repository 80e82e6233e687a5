package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnopsSessionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local|local[1,4]",
                "local[*]|local[*,4]",
                "local[3]|local[3,4]",
                "local[3,1]|local[3,1]",
                "spark://a:7077|spark://a:7077"
            })
    void withRetries_master_localOnesRetryTasks(String master, String expected) {
        assertThat(SnopsSession.withRetries(master)).isEqualTo(expected);
    }

    @Test
    void settings_userAndDefaults_userWins() {
        Map<String, String> settings = SnopsSession.settings(
                Map.of("spark.master", "local[2]", "spark.ui.enabled", "true", "spark.app.id", "mine"));

        assertThat(settings)
                .containsEntry("spark.ui.enabled", "true")
                .containsEntry("spark.app.id", "mine")
                .containsEntry("spark.master", "local[2,4]")
                .containsEntry("spark.speculation", "false");
    }

    @Test
    void settings_onesThatLoseRowsSilently_areRefused() {
        assertThatThrownBy(() -> SnopsSession.settings(Map.of("spark.sql.files.ignoreCorruptFiles", "true")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("silently");
    }

    @Test
    void slots_masters_asManyAsTheySay() {
        assertThat(SnopsSession.slots(Map.of("spark.master", "local[7]"))).isEqualTo(7);
        assertThat(SnopsSession.slots(Map.of("spark.master", "local"))).isEqualTo(1);
        assertThat(SnopsSession.slots(Map.of("spark.master", "local[*]")))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(SnopsSession.isLocal(Map.of("spark.master", "yarn"))).isFalse();
    }
}
