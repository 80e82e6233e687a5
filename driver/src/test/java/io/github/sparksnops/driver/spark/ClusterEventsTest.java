package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.Disturbances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorExcluded;
import org.apache.spark.scheduler.SparkListenerExecutorExcludedForStage;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerNodeExcluded;
import org.apache.spark.scheduler.SparkListenerNodeExcludedForStage;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study's log and summary make of the events of a cluster; ClusterFaultsIT in jobs has real ones. */
class ClusterEventsTest {
    private static SparkSession spark;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startSpark() {
        spark = TestSpark.open(SnopsSession.Purpose.SWEEP);
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    private Disturbances after(SparkListenerEvent... events) {
        try (StudyDirectory study = StudyDirectory.create(
                        directory.resolve("study").toString(), Studies.of(2, 2, 1, 1), new SoftwareVersion("1", "a"));
                ClusterEvents listener = ClusterEvents.listen(spark, study.events())) {
            for (SparkListenerEvent event : events) {
                spark.sparkContext().listenerBus().post(event);
            }
            return listener.disturbances();
        }
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve("study/events.jsonl")).stream()
                .filter(line -> !line.contains("\"created\"") && !line.contains("\"started\""))
                .toList();
    }

    @Test
    void disturbances_excludedExecutorsAndHosts_areNamedOnce() throws IOException {
        Disturbances met = after(
                new SparkListenerExecutorExcludedForStage(1, "driver", 2, 7, 0),
                new SparkListenerExecutorExcluded(2, "driver", 2),
                new SparkListenerNodeExcludedForStage(3, "node7", 4, 7, 0),
                new SparkListenerNodeExcluded(4, "node7", 4));

        assertThat(met.excluded()).containsExactly("all of node7", "executor driver on 127.0.0.1");
        assertThat(met.lostExecutors()).isZero();
        assertThat(log()).hasSize(4);
        assertThat(log().get(0))
                .contains("\"executor_excluded\"", "\"failed_tasks\":2", "\"until_end_of\":\"wave\"", "127.0.0.1");
        assertThat(log().get(1)).contains("\"executor_excluded\"", "\"until_end_of\":\"study\"");
        assertThat(log().get(2)).contains("\"host_excluded\"", "node7", "\"until_end_of\":\"wave\"");
        assertThat(log().get(3)).contains("\"host_excluded\"", "\"failed_executors\":4", "\"until_end_of\":\"study\"");
    }

    @Test
    void disturbances_executorsLostGivenBackAndNeverStarted_countsTheLost() throws IOException {
        Disturbances met = after(
                new SparkListenerExecutorRemoved(1, "driver", "Executor killed by driver."),
                new SparkListenerExecutorRemoved(2, "driver", "worker lost\nwith details"),
                new SparkListenerExecutorRemoved(3, "6", "worker lost"));

        assertThat(met.lostExecutors()).isEqualTo(1);
        assertThat(log()).hasSize(2);
        assertThat(log().get(0)).contains("\"executor_lost\"", "\"executor\":\"driver\"", "\"why\":\"worker lost\"");
        assertThat(log().get(1)).contains("\"executor_not_started\"", "\"executor\":\"6\"");
    }

    @Test
    void disturbances_logThatCannotBeWritten_areCountedAllTheSame() throws IOException {
        try (StudyDirectory study = StudyDirectory.create(
                        directory.resolve("study").toString(), Studies.of(2, 2, 1, 1), new SoftwareVersion("1", "a"));
                ClusterEvents listener = ClusterEvents.listen(spark, study.events())) {
            Path log = directory.resolve("study/events.jsonl");
            Files.delete(log);
            Files.createDirectory(log);

            listener.onExecutorExcluded(new SparkListenerExecutorExcluded(1, "driver", 2));

            assertThat(listener.disturbances().excluded()).containsExactly("executor driver on 127.0.0.1");
        }
    }

    @Test
    void disturbances_none_nothingToTell() throws IOException {
        assertThat(after()).isEqualTo(Disturbances.NONE);
        assertThat(log()).isEmpty();
    }
}
