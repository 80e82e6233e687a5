package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkEndTest {
    private static final CountDownLatch RUNNING = new CountDownLatch(1);

    @Test
    void userError_sparkStopped_beforeAndDuringAJob() throws Exception {
        SparkSession spark = TestSpark.open(SnopsSession.Purpose.SWEEP);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        CompletableFuture<Throwable> during = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> context.parallelize(List.of(1), 1).foreach(x -> {
                    RUNNING.countDown();
                    Thread.sleep(60_000);
                })));
        RUNNING.await();
        spark.stop();

        assertThat(SparkEnd.userError(during.get())).isPresent();
        assertThat(SparkEnd.userError(
                        catchThrowable(() -> context.parallelize(List.of(1), 1).count())))
                .hasValueSatisfying(error -> assertThat(error).hasMessageContaining("--resume"));
    }

    @Test
    void userError_otherErrors_none() {
        assertThat(SparkEnd.userError(new IllegalStateException("a fault", new RuntimeException())))
                .isEmpty();
    }
}
