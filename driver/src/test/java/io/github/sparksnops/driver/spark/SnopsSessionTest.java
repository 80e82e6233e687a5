package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void withAttempts_master_localOnesRetryTasks(String master, String expected) {
        assertThat(new SparkMaster(master).withAttempts(4).url()).isEqualTo(expected);
        assertThat(new SparkMaster(master).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "local[0]", "local[]", "local[99999999999]", "local[2,0]", "spark://", "Local"})
    void check_masterThatSparkDoesNotTake_isRefusedByName(String master) {
        assertThatThrownBy(() -> SnopsSession.check(Map.of("spark.master", master)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--master " + master);
    }

    @ParameterizedTest
    @CsvSource({
        "spark.driver.maxResultSize,abc",
        "spark.task.cpus,two",
        "spark.sql.shuffle.partitions,many",
        "spark.serializer,no.such.Class",
        "spark.driver.bindAddress,203.0.113.1"
    })
    void open_settingThatSparkDoesNotTake_isNamedAndSparkIsGone(String key, String value) {
        Map<String, String> user = new HashMap<>(
                Map.of("spark.master", "local[1]", "spark.driver.host", "127.0.0.1", "spark.port.maxRetries", "0"));
        user.put(key, value);

        assertThatThrownBy(() -> SnopsSession.open("test", user, SnopsSession.Purpose.QUERY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Spark does not start")
                .hasMessageContaining("--conf " + key + "=" + value);
        assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    }

    @Test
    void check_settingOfOursThatIsUnknown_namesTheNearest() {
        assertThatThrownBy(() -> SnopsSession.check(Map.of("spark.snops.waveSecond", "3")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--conf spark.snops.waveSecond=3")
                .hasMessageContaining("did you mean spark.snops.waveSeconds?");
        assertThatThrownBy(() -> SnopsSession.check(Map.of("spark.snops.x", "3")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is spark.snops.waveSeconds");
    }

    @Test
    void settings_query_triesTasksOnceAndKeepsTablesOutOfTheCurrentDirectory() {
        Map<String, String> local =
                SnopsSession.settings(Map.of("spark.master", "local[2]"), SnopsSession.Purpose.QUERY);
        Map<String, String> cluster = SnopsSession.settings(Map.of("spark.master", "yarn"), SnopsSession.Purpose.QUERY);

        assertThat(local).containsEntry("spark.master", "local[2,1]");
        assertThat(local.get("spark.sql.warehouse.dir")).startsWith(System.getProperty("java.io.tmpdir"));
        assertThat(cluster).containsEntry("spark.task.maxFailures", "1");
    }

    @Test
    void settings_userAndDefaults_userWins() {
        Map<String, String> settings = SnopsSession.settings(
                Map.of("spark.master", "local[2]", "spark.ui.enabled", "true", "spark.app.id", "mine"),
                SnopsSession.Purpose.SWEEP);

        assertThat(settings)
                .containsEntry("spark.ui.enabled", "true")
                .containsEntry("spark.app.id", "mine")
                .containsEntry("spark.master", "local[2,4]")
                .containsEntry("spark.speculation", "false");
    }

    @Test
    void settings_onesThatLoseRowsSilently_areRefused() {
        assertThatThrownBy(() -> SnopsSession.settings(
                        Map.of("spark.sql.files.ignoreCorruptFiles", "true"), SnopsSession.Purpose.SWEEP))
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
