package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.table.RunInfo;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialFileWriter;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialEvaluator;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * What an executor does: runs the trials of a range of the plan one by one and writes their rows into one file; one network is
 * in memory at a time.
 *
 * @param simulator name of the simulator
 * @param target where the rows go
 * @param done counts trials, for display
 * @param feasible counts those with statistics, for display
 */
record TrialTask(SweepPlan plan, String simulator, Target target, LongAccumulator done, LongAccumulator feasible)
        implements FlatMapFunction<Iterator<PlanRange>, String> {
    /** Networks of one call of the simulator; the CPU simulators take one per core. */
    private static final int BATCH_SIZE = 1;

    /**
     * Where rows go.
     *
     * @param study name of the study
     * @param directory of the round, absolute, the same on every machine
     * @param origin metadata of the files
     */
    record Target(String study, String directory, SortedMap<String, String> origin) implements Serializable {}

    /** Runs the ranges of this partition; gives the names of the files with their rows. */
    @Override
    public Iterator<String> call(Iterator<PlanRange> ranges) throws IOException {
        TaskContext context = TaskContext.get();
        List<String> files = new ArrayList<>();
        while (ranges.hasNext()) {
            files.add(run(ranges.next(), context));
        }
        return files.iterator();
    }

    private String run(PlanRange range, TaskContext context) throws IOException {
        TrialColumns columns = TrialColumns.of(plan.settings().model());
        // Unlike any other attempt's, so that a task that was given up cannot disturb the one that replaced it.
        String name = "part-%05d-%s".formatted(context.partitionId(), UUID.randomUUID());
        SimulatorLease lease = SimulatorLease.borrow(simulator);
        boolean whole = false;
        try (TrialFileWriter writer =
                TrialFileWriter.open(Path.of(target.directory()), name, columns, target.origin())) {
            TrialEvaluator evaluator = new TrialEvaluator(plan.settings(), lease.simulator());
            RunControl control = untilKilled(context);
            RunInfo run = runInfo(lease.selection(), context);
            SweepPlan.Trials trials = plan.trials();
            for (int position = range.first(); position < range.end(); position++) {
                context.killTaskIfInterrupted();
                Trial trial = trials.at(position);
                TrialResult result = evaluator.evaluate(trial, Recording.NONE, control);
                writer.write(TrialRow.of(columns, plan.settings(), trial, result, run));
                done.add(1);
                feasible.add(result.status() == TrialResult.Status.COMPLETED ? 1 : 0);
            }
            whole = true;
            return writer.finish().getFileName().toString();
        } finally {
            if (whole) {
                lease.giveBack();
            } else {
                lease.discard();
            }
        }
    }

    private RunInfo runInfo(SimulatorSelection selection, TaskContext context) {
        return new RunInfo(
                target.study(),
                selection.name(),
                selection.reason(),
                selection.device(),
                BATCH_SIZE,
                hostName(),
                context.attemptNumber());
    }

    /** Spark kills a task by a mark in its context; a simulation looks at it after every chunk of steps. */
    private static RunControl untilKilled(TaskContext context) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return context.isInterrupted();
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {}
        };
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
