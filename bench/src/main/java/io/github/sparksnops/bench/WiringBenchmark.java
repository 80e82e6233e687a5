package io.github.sparksnops.bench;

import io.github.sparksnops.network.wiring.Network;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Drawing all 3.5 million synapses of a published network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WiringBenchmark {
    @Param({"random-balanced", "spatial-balanced"})
    public String template;

    private long seed;

    @Benchmark
    public long drawAllSynapses() {
        Network network = PublishedNetwork.of(template, seed++);
        int[] words = new int[4];
        long sum = 0;
        for (int p = 0; p < network.spec().projections().size(); p++) {
            var projection = network.spec().projections().get(p);
            int[] targets = new int[projection.connectivity().outDegree()];
            int sources = network.spec().classSize(network.spec().classOf(projection.source()));
            for (int source = 0; source < sources; source++) {
                network.drawTargets(p, source, targets, words);
                sum += targets[0];
            }
        }
        return sum;
    }
}
