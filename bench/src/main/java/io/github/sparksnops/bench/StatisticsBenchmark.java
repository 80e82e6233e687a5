package io.github.sparksnops.bench;

import io.github.sparksnops.network.random.RandomStream;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.OptionalDouble;
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
import org.openjdk.jmh.annotations.Warmup;

/** Statistics of one published full run: 699 windows, 10 samplings of 50 neurons. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StatisticsBenchmark {
    private static final SimulationWindow FULL = new SimulationWindow(140_500, 500, 200, 0.05);
    private static final StatisticsSettings USUAL = StatisticsSettings.DEFAULT;
    private static final int GROUPS = 8;

    /** Without factor analysis, or as published. */
    @Param({"NONE", "EM"})
    private FactorAnalysisSettings.Method method;

    private CountTable counts;

    /** About one spike per neuron and window; those of a group of neurons are drawn with a common chance. */
    @Setup
    public void draw() {
        counts = new CountTable(3125, FULL.countWindows());
        int[] words = new int[4];
        for (int w = 0; w < counts.windows(); w++) {
            for (int i = 0; i < counts.neurons(); i++) {
                RandomStream.SAMPLING.block(2, i % GROUPS, w, 0, words);
                int chance = 2 + (words[0] & 3);
                RandomStream.SAMPLING.block(1, i, w, 1, words);
                for (int spike = 0; spike < 4; spike++) {
                    if ((words[spike] & 15) < chance) {
                        counts.increment(i, w);
                    }
                }
            }
        }
    }

    @Benchmark
    public PopulationStatistics statistics() {
        return PopulationStatistics.of(
                ObservedCounts.of(counts, 0, 2500, FULL.countWindowMs()),
                new StatisticsSettings(
                        USUAL.neurons(),
                        USUAL.samplings(),
                        USUAL.minRateHz(),
                        new FactorAnalysisSettings(
                                method, USUAL.factorAnalysis().latents())),
                OptionalDouble.of(60),
                1);
    }
}
