package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.study.EventLog;
import io.github.sparksnops.driver.sweep.Disturbances;
import io.github.sparksnops.network.UserError;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorExcluded;
import org.apache.spark.scheduler.SparkListenerExecutorExcludedForStage;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerNodeExcluded;
import org.apache.spark.scheduler.SparkListenerNodeExcludedForStage;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Writes tasks that failed, executors that were lost, and executors and machines that Spark excluded into the study's log of events, and
 * counts them for the summary.
 */
public final class ClusterEvents extends SparkListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClusterEvents.class);

    /** What Spark says where it gave an executor back itself. */
    private static final String GIVEN_BACK = "Executor killed by driver";

    /** Events reach a listener some milliseconds late. */
    private static final long PATIENCE_MS = 10_000;

    private final SparkContext spark;
    private final EventLog events;
    private final SortedSet<String> excluded = new TreeSet<>();
    private int failedAttempts;
    private int lostExecutors;

    private ClusterEvents(SparkContext spark, EventLog events) {
        this.spark = spark;
        this.events = events;
    }

    /** Listens until closed. */
    public static ClusterEvents listen(SparkSession session, EventLog events) {
        ClusterEvents listener = new ClusterEvents(session.sparkContext(), events);
        session.sparkContext().addSparkListener(listener);
        return listener;
    }

    /** All that has happened so far. */
    public Disturbances disturbances() {
        try {
            spark.listenerBus().waitUntilEmpty(PATIENCE_MS);
        } catch (TimeoutException e) {
            log.warn("Spark has not told all events yet: {}", e.getMessage());
        }
        synchronized (this) {
            return new Disturbances(failedAttempts, lostExecutors, excluded);
        }
    }

    @Override
    public void close() {
        spark.removeSparkListener(this);
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof TaskFailedReason reason) {
            // A task that was not wanted any more has not failed.
            failedAttempts += reason instanceof TaskKilled ? 0 : 1;
            // Spark's own lines, which are silenced, have the whole stack trace of every attempt.
            log.warn(
                    "Task {} failed on {}, attempt {}: {}",
                    end.taskInfo().index(),
                    end.taskInfo().host(),
                    end.taskInfo().attemptNumber() + 1,
                    firstLine(reason.toErrorString()));
            note(
                    "task_failed",
                    Map.of(
                            "stage", end.stageId(),
                            "task", end.taskInfo().index(),
                            "attempt", end.taskInfo().attemptNumber(),
                            "executor", end.taskInfo().executorId(),
                            "host", end.taskInfo().host(),
                            "why", firstLine(reason.toErrorString())));
        }
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (removed.reason().startsWith(GIVEN_BACK)) {
            return;
        }
        Map<String, Object> details = executor(removed.executorId());
        details.put("why", firstLine(removed.reason()));
        // On a machine that has just gone, Spark may have asked for one more, which never came.
        boolean started = details.containsKey("host");
        lostExecutors += started ? 1 : 0;
        log.warn(
                "Executor {} {}: {}", removed.executorId(), started ? "was lost" : "did not start", details.get("why"));
        note(started ? "executor_lost" : "executor_not_started", details);
    }

    @Override
    public synchronized void onExecutorExcludedForStage(SparkListenerExecutorExcludedForStage event) {
        exclude(event.executorId(), event.taskFailures(), "wave");
    }

    @Override
    public synchronized void onExecutorExcluded(SparkListenerExecutorExcluded event) {
        exclude(event.executorId(), event.taskFailures(), "study");
    }

    @Override
    public synchronized void onNodeExcludedForStage(SparkListenerNodeExcludedForStage event) {
        excludeHost(event.hostId(), event.executorFailures(), "wave");
    }

    @Override
    public synchronized void onNodeExcluded(SparkListenerNodeExcluded event) {
        excludeHost(event.hostId(), event.executorFailures(), "study");
    }

    private void exclude(String executor, int failures, String until) {
        Map<String, Object> details = executor(executor);
        details.put("failed_tasks", failures);
        details.put("until_end_of", until);
        excluded.add("executor " + executor
                + (details.containsKey("host") ? " on " + details.get("host") : "")
                + (details.containsKey("gpu") ? ", GPU " + details.get("gpu") : ""));
        log.warn("Executor {} gets no more tasks of this {}: {} failed", executor, until, failures);
        note("executor_excluded", details);
    }

    private void excludeHost(String host, int failures, String until) {
        excluded.add("all of " + host);
        log.warn("{} gets no more tasks of this {}: {} executors failed", host, until, failures);
        note("host_excluded", Map.of("host", host, "failed_executors", failures, "until_end_of", until));
    }

    /** Spark's listeners must not throw. What is told here has been said to the user already. */
    private void note(String event, Map<String, ?> details) {
        try {
            events.add(event, details);
        } catch (UserError | UncheckedIOException e) {
            log.warn("{} is missing in the log of events: {}", event, e.getMessage());
        }
    }

    /** What there is to tell of an executor: where it is, and which GPUs it has. */
    private Map<String, Object> executor(String id) {
        Map<String, Object> details = new TreeMap<>(Map.of("executor", id));
        try {
            ExecutorSummary known = spark.statusStore().executorSummary(id);
            details.put("host", known.hostPort().replaceAll(":\\d+$", ""));
            Option<ResourceInformation> gpus = known.resources().get(TaskDevice.RESOURCE);
            if (gpus.isDefined()) {
                details.put("gpu", String.join(", ", Arrays.asList(gpus.get().addresses())));
            }
        } catch (NoSuchElementException e) {
            // Spark keeps the last hundred that are gone.
        }
        return details;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
