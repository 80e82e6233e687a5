package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.spark.SnopsSession.Purpose;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RapidsPluginTest {
    @TempDir
    private Path devices;

    private static Map<String, String> asked(String master, String... more) {
        Map<String, String> user = new HashMap<>(
                Map.of("spark.master", master, "spark.plugins", "com.example.Other, com.nvidia.spark.SQLPlugin"));
        for (int i = 0; i < more.length; i += 2) {
            user.put(more[i], more[i + 1]);
        }
        return user;
    }

    private static Problem found(Optional<Problem> problem) {
        assertThat(problem).isPresent();
        return problem.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "spark://a:7077"})
    void problem_simulation_isRefusedEvenWithAGpu(String master) {
        Problem problem = found(RapidsPlugin.problem(asked(master), Purpose.SWEEP, () -> true));

        assertThat(problem.where()).isEqualTo("--conf spark.plugins=com.example.Other, com.nvidia.spark.SQLPlugin");
        assertThat(problem.what()).contains("whole GPU", "a step on the CPU");
        assertThat(problem.how()).contains("--conf spark.plugins=");
    }

    @Test
    void problem_localQueryWithoutGpu_isRefusedWithTheWayOut() {
        Problem problem = found(RapidsPlugin.problem(asked("local[*]"), Purpose.QUERY, () -> false));

        assertThat(problem.what()).contains("no NVIDIA GPU", "ends the process");
        assertThat(problem.how()).contains("spark.rapids.sql.mode=explainOnly");
    }

    @Test
    void problem_queryThatCanWork_isNone() {
        assertThat(RapidsPlugin.problem(asked("local[2]"), Purpose.QUERY, () -> true))
                .isEmpty();
        // The driver of a cluster needs no GPU.
        assertThat(RapidsPlugin.problem(asked("spark://a:7077"), Purpose.QUERY, () -> false))
                .isEmpty();
        assertThat(RapidsPlugin.problem(
                        asked("local[2]", "spark.rapids.sql.mode", "explainonly"), Purpose.QUERY, () -> false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com.example.Other", "com.nvidia.spark.SQLPluginOfOthers"})
    void problem_otherPlugins_areLeftAlone(String plugins) {
        Map<String, String> user = Map.of("spark.master", "local[2]", "spark.plugins", plugins);

        assertThat(RapidsPlugin.problem(user, Purpose.SWEEP, () -> false)).isEmpty();
        assertThat(RapidsPlugin.problem(user, Purpose.QUERY, () -> false)).isEmpty();
    }

    @Test
    void check_pluginBySparkDefaults_isSeen() {
        System.setProperty("spark.plugins", RapidsPlugin.CLASS); // as spark-submit passes spark-defaults.conf on
        try {
            assertThatThrownBy(() -> SnopsSession.check(Map.of("spark.master", "local[2]")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("simulations run without the RAPIDS plugin");
            SnopsSession.check(Map.of("spark.master", "local[2]", "spark.plugins", ""));
        } finally {
            System.clearProperty("spark.plugins");
        }
    }

    @ParameterizedTest
    @CsvSource({"nvidia0,true", "nvidia15,true", "dxg,true", "nvidiactl,false", "nvidia-uvm,false", "null,false"})
    void hasGpu_devices_asTheirNamesSay(String device, boolean expected) throws IOException {
        Files.createFile(devices.resolve(device));

        assertThat(RapidsPlugin.hasGpu(devices)).isEqualTo(expected);
        assertThat(RapidsPlugin.hasGpu(devices.resolve("missing"))).isFalse();
    }
}
