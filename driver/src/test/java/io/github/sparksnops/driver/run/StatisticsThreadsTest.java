package io.github.sparksnops.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatisticsThreadsTest {
    @Test
    void execute_besideASimulatorOfTheSameCore_runsHereAndNow() {
        Thread[] ran = new Thread[1];
        try (StatisticsThreads threads = StatisticsThreads.beside(1, 4)) {
            threads.execute(() -> ran[0] = Thread.currentThread());
        }

        assertThat(ran[0]).isSameAs(Thread.currentThread());
    }

    /** Each waits for the other: they end only side by side, and only beside the caller. */
    @Test
    void execute_besideADevice_runsOnAsManyThreadsAsThereAreCores() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meeting = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (StatisticsThreads threads = StatisticsThreads.beside(528, 2)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(meeting, threads);
            CompletableFuture<Void> second = CompletableFuture.runAsync(meeting, threads);

            CompletableFuture.allOf(first, second).get(1, TimeUnit.MINUTES);
        }
    }
}
