package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.study.FullDisk;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.driver.table.Provenance;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialFileWriter;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialEvaluator;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Runs the trials of a range of a plan, as many at a time as the simulator likes, and writes their rows into one file.
 *
 * @param simulator name of the simulator
 * @param target where the rows go
 */
public record TrialWork(TrialPlan plan, String simulator, Target target) implements Serializable {
    /**
     * Where rows go.
     *
     * @param study name of the study
     * @param directory of the round as text, absolute, the same on every machine; exists
     * @param origin metadata of the files
     */
    public record Target(String study, String directory, SortedMap<String, String> origin) implements Serializable {}

    /** Who runs the work. */
    public interface Worker {
        /** Whether the work is not wanted any more; looked at after every chunk of steps. */
        boolean cancelled();

        /** Cores that the work may use. */
        int cores();

        /** Device that the work is to be done on; empty: the simulator chooses. */
        default OptionalInt device() {
            return OptionalInt.empty();
        }

        /** Number of the piece of work, for the file's name. */
        int piece();

        /** How often it was tried before. */
        int attempt();

        /**
         * A position has come to its end.
         *
         * @param completed whether its last stage has statistics
         */
        void done(boolean completed);
    }

    /**
     * Runs a range.
     *
     * @return name of the file
     * @throws CancellationException where the worker says so
     */
    public String run(PlanRange range, Worker worker) throws IOException {
        TrialColumns columns = TrialColumns.of(plan.model());
        // Unlike any other attempt's, so that a task that was given up cannot disturb the one that replaced it.
        String name = String.format(Locale.ROOT, "part-%05d-%s", worker.piece(), UUID.randomUUID());
        SimulatorLease lease = SimulatorLease.borrow(simulator, worker.device());
        boolean whole = false;
        try (StatisticsThreads statistics =
                        StatisticsThreads.beside(lease.simulator().batchSize(), worker.cores());
                TrialFileWriter writer =
                        TrialFileWriter.open(UserPath.of(target.directory()), name, columns, target.origin())) {
            new Attempt(lease, columns, statistics, writer, worker).run(range);
            whole = true;
            return writer.finish().getFileName().toString();
        } catch (IOException e) {
            // Tells what to do about it; where it is thrown on an executor, the driver must know it again.
            if (FullDisk.causes(e)) {
                throw FullDisk.userError(target.directory());
            }
            throw e;
        } finally {
            if (whole) {
                lease.giveBack();
            } else {
                lease.discard();
            }
        }
    }

    /** Trials of one stage whose simulations have ended, and whose statistics may still be computed. */
    private record EvaluatedBatch(
            int stage, List<Integer> positions, List<Trial> trials, List<CompletableFuture<TrialResult>> results) {
        boolean done() {
            return results.stream().allMatch(CompletableFuture::isDone);
        }

        /** Those that go on to the next stage; waits for all. */
        List<Integer> completed() {
            return IntStream.range(0, positions.size())
                    .filter(t -> TrialEvaluator.result(results.get(t)).status() == TrialResult.Status.COMPLETED)
                    .mapToObj(positions::get)
                    .toList();
        }
    }

    /** One run of a range. */
    private final class Attempt {
        private final SimulatorLease lease;
        private final TrialColumns columns;
        private final StatisticsThreads statistics;
        private final TrialFileWriter writer;
        private final Worker worker;
        private final List<TrialEvaluator> evaluators = new ArrayList<>();
        private final TrialPlan.Trials trials = plan.trials();
        private final Deque<EvaluatedBatch> evaluated = new ArrayDeque<>();

        private Attempt(
                SimulatorLease lease,
                TrialColumns columns,
                StatisticsThreads statistics,
                TrialFileWriter writer,
                Worker worker) {
            this.lease = lease;
            this.columns = columns;
            this.statistics = statistics;
            this.writer = writer;
            this.worker = worker;
            for (TrialSettings stage : plan.stages()) {
                evaluators.add(new TrialEvaluator(stage, lease.simulator()));
            }
        }

        private void run(PlanRange range) throws IOException {
            int batchSize = lease.simulator().batchSize();
            for (int first = range.first(); first < range.end(); first += batchSize) {
                List<Integer> positions = IntStream.range(first, Math.min(first + batchSize, range.end()))
                        .boxed()
                        .toList();
                for (int stage = 0; stage < evaluators.size() && !positions.isEmpty(); stage++) {
                    if (worker.cancelled()) {
                        throw new CancellationException();
                    }
                    EvaluatedBatch batch = evaluate(stage, positions);
                    evaluated.add(batch);
                    positions = stage + 1 < evaluators.size() ? batch.completed() : positions;
                    // One batch more than the one that is simulated: the next one's counts need the room.
                    while (evaluated.size() > 1
                            || !evaluated.isEmpty() && evaluated.peek().done()) {
                        write(evaluated.remove());
                    }
                }
            }
            while (!evaluated.isEmpty()) {
                write(evaluated.remove());
            }
        }

        private EvaluatedBatch evaluate(int stage, List<Integer> positions) {
            List<Trial> batch = positions.stream()
                    .map(position -> trials.at(stage, position))
                    .toList();
            return new EvaluatedBatch(
                    stage,
                    positions,
                    batch,
                    evaluators.get(stage).evaluate(batch, Recording.NONE, untilCancelled(), statistics));
        }

        private void write(EvaluatedBatch batch) throws IOException {
            boolean last = batch.stage() + 1 == evaluators.size();
            List<TrialResult> results =
                    batch.results().stream().map(TrialEvaluator::result).toList();
            long finishedMs = System.currentTimeMillis();
            Provenance provenance = new Provenance(
                    target.study(),
                    lease.selection().name(),
                    lease.selection().reason(),
                    lease.selection().device(),
                    batch.trials().size(),
                    HostName.ofThisMachine(),
                    worker.attempt(),
                    finishedMs);
            for (int t = 0; t < batch.trials().size(); t++) {
                TrialResult result = results.get(t);
                TrialRow row = TrialRow.of(
                        columns,
                        plan.stages().get(batch.stage()),
                        batch.trials().get(t),
                        result,
                        provenance);
                boolean completed = result.status() == TrialResult.Status.COMPLETED;
                if (last) {
                    plan.cost().ifPresent(row::addCost);
                }
                writer.write(row);
                if (last || !completed) {
                    worker.done(completed);
                }
            }
        }

        private RunControl untilCancelled() {
            return new RunControl() {
                @Override
                public boolean cancelled() {
                    return worker.cancelled();
                }

                @Override
                public void progress(int network, int stepsDone, int steps) {}
            };
        }
    }
}
