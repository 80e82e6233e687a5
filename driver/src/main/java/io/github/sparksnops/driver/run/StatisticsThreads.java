package io.github.sparksnops.driver.run;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads of a task that compute statistics while its device simulates the next batch. There are none beside a simulator that works on
 * the task's own core: two computations would only share it.
 */
final class StatisticsThreads implements Executor, AutoCloseable {
    private final ExecutorService threads;

    private StatisticsThreads(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Threads for a task.
     *
     * @param batchSize networks that the simulator likes to take at a time
     * @param cores that Spark gave the task ({@code spark.task.cpus})
     */
    static StatisticsThreads beside(int batchSize, int cores) {
        return new StatisticsThreads(batchSize == 1 ? null : Executors.newFixedThreadPool(cores));
    }

    @Override
    public void execute(Runnable work) {
        if (threads == null) {
            work.run();
        } else {
            threads.execute(work);
        }
    }

    /** Whatever still runs is not wanted any more: all results have been taken, or the task has failed. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
