package io.github.sparksnops.bench;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One simulated second of a published network, wiring included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SimulationBenchmark {
    @Param({"random-balanced", "spatial-balanced"})
    public String template;

    @Param({"cpu", "cpu-scalar"})
    public String simulator;

    private Simulator open;
    private long seed;

    @Setup
    public void open() {
        open = SimulatorSelection.of(simulator).provider().open(SimulatorSettings.DEFAULT);
    }

    @TearDown
    public void close() {
        open.close();
    }

    @Benchmark
    public SimulationResult oneSecond() {
        NetworkBatch batch = NetworkBatch.of(PublishedNetwork.of(template, seed++));
        return open.run(batch, PublishedNetwork.ONE_SECOND, Recording.NONE, RunControl.NONE)
                .get(0);
    }
}
