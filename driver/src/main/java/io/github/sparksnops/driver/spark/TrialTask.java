package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.run.TrialWork;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.table.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * What an executor does: runs the trials of ranges of the plan, each into a file.
 *
 * @param done counts positions of the plan, for display
 * @param feasible counts those with statistics, for display
 */
record TrialTask(TrialWork work, LongAccumulator done, LongAccumulator feasible)
        implements FlatMapFunction<Iterator<PlanRange>, String> {
    /** Runs the ranges of this partition; gives the names of the files with their rows. */
    @Override
    public Iterator<String> call(Iterator<PlanRange> ranges) throws IOException {
        TaskContext context = TaskContext.get();
        String directory = work.target().directory();
        List<String> files = new ArrayList<>();
        while (ranges.hasNext()) {
            if (!Files.isDirectory(ExecutorFiles.path(directory))) {
                throw DirectoryProbe.notSeen(directory, HostName.ofThisMachine());
            }
            try {
                files.add(work.run(ranges.next(), worker(context)));
            } catch (OutOfMemoryError e) {
                // Not as it is: Spark would end this JVM, and nobody would say what to do about it.
                throw FullHeap.userError(HostName.ofThisMachine());
            } catch (CancellationException e) {
                // In Spark's words, or it would try again.
                context.killTaskIfInterrupted();
                throw e;
            }
        }
        return files.iterator();
    }

    private TrialWork.Worker worker(TaskContext context) {
        OptionalInt device = TaskDevice.of(context);
        return new TrialWork.Worker() {
            /** Spark kills a task by a mark in its context. */
            @Override
            public boolean cancelled() {
                return context.isInterrupted();
            }

            @Override
            public int cores() {
                return context.cpus();
            }

            @Override
            public OptionalInt device() {
                return device;
            }

            @Override
            public int piece() {
                return context.partitionId();
            }

            @Override
            public int attempt() {
                return context.attemptNumber();
            }

            @Override
            public void done(boolean completed) {
                done.add(1);
                feasible.add(completed ? 1 : 0);
            }
        };
    }
}
