package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.driver.trial.TrialPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs trials on threads of this JVM, without Spark: for a node with a GPU, say. Gives the rows that Spark gives. */
public final class LocalEngine implements RoundEngine {
    private final StudyDirectory study;
    private final String simulator;
    private final int slots;
    private final WaveSizing sizing;
    private final AtomicLong done = new AtomicLong();

    /**
     * An engine for one study.
     *
     * @param simulator name of the simulator
     * @param slots threads
     */
    public LocalEngine(StudyDirectory study, String simulator, int slots, WaveSizing sizing) {
        this.study = study;
        this.simulator = simulator;
        this.slots = slots;
        this.sizing = sizing;
    }

    @Override
    public Manifest run(TrialPlan plan, PlanRange range, double secondsPerTrial) {
        RoundFiles files = RoundFiles.begin(study);
        TrialWork work = new TrialWork(plan, simulator, files.target());
        List<Callable<String>> pieces = new ArrayList<>();
        for (PlanRange piece : sizing.tasks(range, secondsPerTrial, slots)) {
            int number = pieces.size();
            pieces.add(() -> work.run(piece, worker(number)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(slots);
        try {
            List<Future<String>> running = pieces.stream().map(threads::submit).toList();
            List<String> names = new ArrayList<>();
            for (Future<String> file : running) {
                names.add(file.get());
            }
            return files.finish(plan, range, names);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** Nobody writes into the round any more when this returns; trials look at the interrupt after every chunk of steps. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException e ? new UncheckedIOException(e) : (RuntimeException) cause;
    }

    private TrialWork.Worker worker(int number) {
        return new TrialWork.Worker() {
            @Override
            public boolean cancelled() {
                return Thread.currentThread().isInterrupted();
            }

            @Override
            public int cores() {
                return 1;
            }

            @Override
            public int piece() {
                return number;
            }

            @Override
            public int attempt() {
                return 0;
            }

            @Override
            public void done(boolean completed) {
                done.incrementAndGet();
            }
        };
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public long done() {
        return done.get();
    }
}
