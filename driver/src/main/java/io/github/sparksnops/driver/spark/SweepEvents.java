package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.study.EventLog;
import java.util.Map;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes tasks that failed and executors that were lost into the study's log of events. */
final class SweepEvents extends SparkListener {
    private static final Logger log = LoggerFactory.getLogger(SweepEvents.class);

    private final EventLog events;

    SweepEvents(EventLog events) {
        this.events = events;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof TaskFailedReason reason) {
            // Spark's own lines, which are silenced, have the whole stack trace of every attempt.
            log.warn(
                    "Task {} failed on {}, attempt {}: {}",
                    end.taskInfo().index(),
                    end.taskInfo().host(),
                    end.taskInfo().attemptNumber() + 1,
                    firstLine(reason.toErrorString()));
            events.add(
                    "task_failed",
                    Map.of(
                            "stage", end.stageId(),
                            "task", end.taskInfo().index(),
                            "attempt", end.taskInfo().attemptNumber(),
                            "host", end.taskInfo().host(),
                            "why", firstLine(reason.toErrorString())));
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        events.add("executor_lost", Map.of("executor", removed.executorId(), "why", firstLine(removed.reason())));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
