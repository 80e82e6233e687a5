package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorProbeTest {
    @ParameterizedTest
    @CsvSource({
        "8, 1, 0, 0, 8", // no GPUs are scheduled
        "8, 2, 0, 0, 4",
        "8, 8, 1, 1, 1", // as in conf/*-gpu.properties
        "8, 1, 1, 1, 1",
        "8, 1, 2, 1, 2",
        "8, 4, 1, 0.5, 2",
        "8, 8, 4, 1, 1",
        "2, 4, 1, 1, 1", // Spark would run nothing; the heap is asked for as if it did
    })
    void slotsOfExecutor_coresAndGpus_areWhatBothAllow(int cores, int cpus, int gpus, double perTask, int slots) {
        SparkConf conf = new SparkConf(false)
                .set("spark.executor.cores", Integer.toString(cores))
                .set("spark.task.cpus", Integer.toString(cpus));
        if (gpus > 0) {
            conf.set("spark.executor.resource.gpu.amount", Integer.toString(gpus))
                    .set("spark.task.resource.gpu.amount", Double.toString(perTask));
        }

        assertThat(SimulatorProbe.slotsOfExecutor(conf)).isEqualTo(slots);
    }
}
