package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.driver.table.Provenance;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * What an executor does: runs the trials of a range of the plan, as many at a time as the simulator likes, and writes their rows
 * into one file.
 *
 * @param simulator name of the simulator
 * @param target where the rows go
 * @param done counts trials, for display
 * @param feasible counts those with statistics, for display
 */
record TrialTask(SweepPlan plan, String simulator, Target target, LongAccumulator done, LongAccumulator feasible)
        implements FlatMapFunction<Iterator<PlanRange>, String> {
    /**
     * Where rows go.
     *
     * @param study name of the study
     * @param directory of the round, absolute, the same on every machine; exists
     * @param origin metadata of the files
     */
    record Target(String study, String directory, SortedMap<String, String> origin) implements Serializable {}

    /** Runs the ranges of this partition; gives the names of the files with their rows. */
    @Override
    public Iterator<String> call(Iterator<PlanRange> ranges) throws IOException {
        TaskContext context = TaskContext.get();
        List<String> files = new ArrayList<>();
        while (ranges.hasNext()) {
            try {
                files.add(run(ranges.next(), context));
            } catch (OutOfMemoryError e) {
                // Not as it is: Spark would end this JVM, and nobody would say what to do about it.
                throw FullHeap.userError(HostName.ofThisMachine());
            }
        }
        return files.iterator();
    }

    private String run(PlanRange range, TaskContext context) throws IOException {
        TrialColumns columns = TrialColumns.of(plan.settings().model());
        // Unlike any other attempt's, so that a task that was given up cannot disturb the one that replaced it.
        String name = String.format(Locale.ROOT, "part-%05d-%s", context.partitionId(), UUID.randomUUID());
        Path directory = Path.of(target.directory());
        if (!Files.isDirectory(directory)) {
            throw DirectoryProbe.notSeen(target.directory(), HostName.ofThisMachine());
        }
        SimulatorLease lease = SimulatorLease.borrow(simulator);
        boolean whole = false;
        try (StatisticsThreads statistics = StatisticsThreads.beside(lease.simulator(), context.cpus());
                TrialFileWriter writer = TrialFileWriter.open(directory, name, columns, target.origin())) {
            TrialEvaluator evaluator = new TrialEvaluator(plan.settings(), lease.simulator());
            RunControl control = untilKilled(context);
            SweepPlan.Trials trials = plan.trials();
            int batchSize = lease.simulator().batchSize();
            Deque<EvaluatedBatch> evaluated = new ArrayDeque<>();
            for (int position = range.first(); position < range.end(); position += batchSize) {
                context.killTaskIfInterrupted();
                List<Trial> batch = IntStream.range(position, Math.min(position + batchSize, range.end()))
                        .mapToObj(trials::at)
                        .toList();
                evaluated.add(
                        new EvaluatedBatch(batch, evaluator.evaluate(batch, Recording.NONE, control, statistics)));
                // One batch more than the one that is simulated: the next one's counts need the room.
                while (evaluated.size() > 1
                        || !evaluated.isEmpty() && evaluated.peek().done()) {
                    write(evaluated.remove(), writer, columns, lease, context);
                }
            }
            for (EvaluatedBatch batch : evaluated) {
                write(batch, writer, columns, lease, context);
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

    /** Trials whose simulations have ended, and whose statistics may still be computed. */
    private record EvaluatedBatch(List<Trial> trials, List<CompletableFuture<TrialResult>> results) {
        boolean done() {
            return results.stream().allMatch(CompletableFuture::isDone);
        }
    }

    private void write(
            EvaluatedBatch batch,
            TrialFileWriter writer,
            TrialColumns columns,
            SimulatorLease lease,
            TaskContext context)
            throws IOException {
        Provenance provenance = provenance(lease.selection(), batch.trials().size(), context);
        for (int t = 0; t < batch.trials().size(); t++) {
            TrialResult result = TrialEvaluator.result(batch.results().get(t));
            writer.write(TrialRow.of(columns, plan.settings(), batch.trials().get(t), result, provenance));
            done.add(1);
            feasible.add(result.status() == TrialResult.Status.COMPLETED ? 1 : 0);
        }
    }

    private Provenance provenance(SimulatorSelection selection, int batchSize, TaskContext context) {
        return new Provenance(
                target.study(),
                selection.name(),
                selection.reason(),
                selection.device(),
                batchSize,
                HostName.ofThisMachine(),
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
}
