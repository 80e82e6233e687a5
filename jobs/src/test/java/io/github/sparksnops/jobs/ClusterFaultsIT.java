package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.jobs.StandaloneCluster.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can break in a cluster, broken for real while trials run: two workers with a made-up GPU each. Every sweep ends with the table of an
 * undisturbed one on one core, and its log and summary tell what happened.
 */
class ClusterFaultsIT {
    private static final int HEALTHY = 0;
    private static final int FAULTY = 1;

    /** By the estimate a trial takes some milliseconds: a wave has a dozen of the trials. */
    private static final String SHORT_WAVES = SnopsSession.WAVE_SECONDS + "=0.02";

    @TempDir
    private static Path shared;

    private static StandaloneCluster cluster;
    private static Path configuration;
    private static List<String> undisturbed;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = StandaloneCluster.start(shared.resolve("cluster"), List.of(List.of(HEALTHY), List.of(FAULTY)));
        configuration = SmallSweep.write(shared);
        Path local = shared.resolve("undisturbed");
        assertThat(SmallSweep.onOneCore(configuration, local)).isZero();
        undisturbed = ScienceRows.of(List.of(local)).get(0);
        assertThat(undisturbed).hasSize(SmallSweep.TRIALS).doesNotHaveDuplicates();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void forget() throws Exception {
        cluster.awaitNoExecutors();
        cluster.forget();
    }

    @Test
    void sweep_executorKilledInsideATask_isTheUndisturbedTable() throws Exception {
        hold();
        try (SubmittedProcess sweep = sweep()) {
            awaitHeld(sweep);
            SubmittedProcess.signal(executor(), "KILL");
            letGo();
            requireSameTable(sweep);
            assertThat(sweep.log()).contains("Disturbed, and done again: 1 executor lost; 1 attempt of tasks failed");
        }
        JsonNode lost = onlyEvent("executor_lost");
        assertThat(lost.get("gpu").asText()).isEqualTo(Integer.toString(FAULTY));
        assertThat(onlyEvent("task_failed").get("executor")).isEqualTo(lost.get("executor"));
    }

    @Test
    void sweep_workerKilledInsideATask_isTheUndisturbedTable() throws Exception {
        hold();
        try (SubmittedProcess sweep = sweep()) {
            awaitHeld(sweep);
            cluster.worker(FAULTY).signal("KILL");
            letGo();
            requireSameTable(sweep);
            assertThat(sweep.log()).contains("Disturbed, and done again: 1 executor lost");
        } finally {
            cluster.replaceWorker(FAULTY);
        }
        assertThat(onlyEvent("executor_lost").get("gpu").asText()).isEqualTo(Integer.toString(FAULTY));
    }

    @Test
    void sweep_machineThatFreezesAndComesBackLate_isTheUndisturbedTable() throws Exception {
        hold();
        try (SubmittedProcess sweep = sweep(
                "spark.executor.heartbeatInterval=1s",
                "spark.network.timeout=10s",
                "spark.network.timeoutInterval=2s")) {
            awaitHeld(sweep);
            ProcessHandle executor = executor();
            cluster.worker(FAULTY).signal("STOP");
            SubmittedProcess.signal(executor, "STOP");
            letGo();
            assertThat(sweep.finish()).as(sweep.ending()).isZero();
            assertThat(sweep.log()).contains("Disturbed, and done again: 1 executor lost");
            // The task goes on where it was, in a study that has ended without it.
            SubmittedProcess.signal(executor, "CONT");
            cluster.worker(FAULTY).signal("CONT");
            executor.onExit().join();
            requireSameTable(sweep);
        } finally {
            cluster.replaceWorker(FAULTY);
        }
        assertThat(onlyEvent("executor_lost").get("gpu").asText()).isEqualTo(Integer.toString(FAULTY));
    }

    @Test
    void resume_driverKilledInsideAWave_isTheUndisturbedTable() throws Exception {
        try (SubmittedProcess sweep = sweep(SHORT_WAVES)) {
            sweep.await(() -> Files.exists(out().resolve("rounds/00000.json")));
            hold();
            awaitHeld(sweep);
            sweep.signal("KILL");
            assertThat(sweep.finish()).isEqualTo(128 + 9);
        }
        cluster.awaitNoExecutors();
        letGo();

        try (SubmittedProcess resumed = submit(List.of("--resume"), SHORT_WAVES)) {
            requireSameTable(resumed);
            assertThat(resumed.log()).doesNotContain("Disturbed");
        }
        assertThat(onlyEvent("resumed").get("event").asText()).isEqualTo("resumed");
        assertThat(StudyEvents.of(out(), "executor_lost")).isEmpty();
    }

    @Test
    void sweep_gpuThatFails_isExcludedAndTheOtherDoesItsWork() throws Exception {
        Files.writeString(cluster.gpuFile(PinnedSimulatorProvider.BROKEN, FAULTY), "");

        try (SubmittedProcess sweep = sweep()) {
            requireSameTable(sweep);
            assertThat(sweep.log())
                    .contains("Disturbed, and done again: ", "excluded because tasks failed there: executor ")
                    .contains(" on 127.0.0.1, GPU " + FAULTY)
                    .doesNotContain("GPU " + HEALTHY + " (events", "all of 127.0.0.1");
        }
        assertThat(StudyEvents.of(out(), "executor_excluded"))
                .isNotEmpty()
                .allMatch(event -> event.get("gpu").asText().equals(Integer.toString(FAULTY)));
        assertThat(StudyEvents.of(out(), "task_failed"))
                .isNotEmpty()
                .allMatch(event -> event.get("why").asText().contains("made-up GPU 1 has fallen off the bus"));
        assertThat(StudyEvents.of(out(), "executor_lost")).isEmpty();
    }

    private Path out() {
        return directory.resolve("study");
    }

    private SubmittedProcess sweep(String... settings) throws IOException {
        return submit(List.of(), settings);
    }

    private SubmittedProcess submit(List<String> more, String... settings) throws IOException {
        List<Object> command = new ArrayList<>(List.of("sweep", configuration, "--out", out()));
        command.addAll(more);
        return cluster.submit(Application.whole(), directory.resolve("log" + more.size() + ".txt"), command, settings);
    }

    /** From now on, tasks on the GPU that is to fail wait. */
    private static void hold() throws IOException {
        Files.writeString(cluster.gpuFile(PinnedSimulatorProvider.HOLD, FAULTY), "");
    }

    private static void letGo() throws IOException {
        Files.delete(cluster.gpuFile(PinnedSimulatorProvider.HOLD, FAULTY));
    }

    /** Waits until a task is inside a simulation on that GPU. */
    private static void awaitHeld(SubmittedProcess sweep) throws InterruptedException {
        sweep.await(() -> Files.exists(cluster.gpuFile(PinnedSimulatorProvider.HOLDING, FAULTY)));
    }

    private static ProcessHandle executor() {
        List<ProcessHandle> executors = cluster.worker(FAULTY).executors();
        assertThat(executors).hasSize(1);
        return executors.get(0);
    }

    private void requireSameTable(SubmittedProcess sweep) throws InterruptedException {
        assertThat(sweep.finish()).as(sweep.ending()).isZero();
        assertThat(sweep.log()).contains(SmallSweep.TRIALS + " trials: ");
        assertThat(ScienceRows.of(List.of(out())).get(0)).isEqualTo(undisturbed);
    }

    private JsonNode onlyEvent(String name) throws IOException {
        List<JsonNode> events = StudyEvents.of(out(), name);
        assertThat(events).as("events %s", name).hasSize(1);
        return events.get(0);
    }
}
