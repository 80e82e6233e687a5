package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics of the simulator against those of the double-precision oracle, over seeds, for several parameter sets. */
class OracleTest {
    private static final int SEEDS = 5;
    private static final SimulationWindow WINDOW = new SimulationWindow(10_500, 500, 200, 0.05);

    /** Difference over its standard error. 5 cases x 8 measures: 4 keeps chance below 1 in 300 for two-sided normal scores,
     * and the seeds are fixed. */
    private static final double LIMIT = 4;

    /** A difference this small is of no interest whatever the spread: Hz, Hz, Fano, Fano, correlations, CVs. */
    private static final double[] FLOOR = {0.005, 0.005, 0.001, 0.001, 0.0002, 0.0002, 0.001, 0.001};

    static Stream<Arguments> parameterSets() {
        NetworkTemplate cbn = BalancedTemplate.RANDOM;
        NetworkTemplate sbn = BalancedTemplate.SPATIAL;
        return Stream.of(
                Arguments.of("CBN, weak recurrence", cbn, Networks.values(cbn, "j_ee", 10, "j_ei", -40, "j_ex", 50)),
                Arguments.of(
                        "CBN C1", cbn, new double[] {13.476, 24.002, -142.451, 99.199, -25.933, 131.024, 88.695, 16.897
                        }),
                Arguments.of(
                        "CBN C2", cbn, new double[] {13.373, 6.742, -56.706, 70.015, -73.065, 37.611, 105.086, 88.088}),
                Arguments.of("SBN short demo", sbn, new double[] {
                    8, 22.102, 0.1, 0.13862, 0.063017, -66.265, 27.965, -74.641, 2.7119, 101.54, 35.767
                }),
                Arguments.of("SBN R4", sbn, new double[] {
                    15.6283, 17.8338, 0.20841, 0.0599064, 0.0957617, -120.114, 33.5127, -77.9695, 20.0078, 145.736,
                    84.9768
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameterSets")
    void simulators_statistics_agreeWithTheOracle(String name, NetworkTemplate template, double[] values) {
        Layout layout = Networks.layout(template, 400, 100, 400);
        List<double[]> ours = new ArrayList<>();
        List<double[]> oracle = new ArrayList<>();
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Networks.RecordedRun run =
                        Networks.record(simulator, Networks.network(template, layout, values, seed), WINDOW);
                ours.add(measures(run.spikes()));
                Map<String, Double> parameters = new LinkedHashMap<>();
                for (int p = 0; p < values.length; p++) {
                    parameters.put(template.parameters().get(p).name(), values[p]);
                }
                List<Long> spikes = new ArrayList<>();
                new Oracle(template, layout.sizes(), parameters, 1000 + seed)
                        .run(WINDOW.durationMs(), (step, neuron) -> spikes.add(((long) step << 32) + neuron));
                oracle.add(measures(spikes.stream().mapToLong(Long::longValue).toArray()));
            }
        }

        String[] names = {"rate E", "rate I", "Fano E", "Fano I", "correlation E", "correlation I", "CV E", "CV I"};
        for (int m = 0; m < names.length; m++) {
            double spread = Math.max(FLOOR[m], Math.sqrt((variance(ours, m) + variance(oracle, m)) / SEEDS));
            assertThat(Math.abs(mean(ours, m) - mean(oracle, m)) / spread)
                    .as(
                            "%s, %s: %s against %s, standard error %s",
                            name, names[m], mean(ours, m), mean(oracle, m), spread)
                    .isLessThan(LIMIT);
        }
        assertThat(mean(ours, 0)).as("the network is alive").isGreaterThan(0.5);
    }

    /** Rate, Fano factor, correlation and CV of inter-spike intervals of E and I. */
    private static double[] measures(long[] spikes) {
        CountTable counts = new CountTable(500, WINDOW.countWindows());
        long[] last = new long[500];
        double[] sum = new double[500];
        double[] squares = new double[500];
        int[] intervals = new int[500];
        for (long spike : spikes) {
            int step = (int) (spike >>> 32);
            int neuron = (int) spike;
            int window = (step - WINDOW.burnInSteps()) / WINDOW.countWindowSteps();
            if (step < WINDOW.burnInSteps()) {
                continue;
            }
            if (window < counts.windows()) {
                counts.increment(neuron, window);
            }
            if (last[neuron] > 0) {
                double interval = step - last[neuron];
                sum[neuron] += interval;
                squares[neuron] += interval * interval;
                intervals[neuron]++;
            }
            last[neuron] = step;
        }
        double[] e = statistics(counts, 0, 400);
        double[] i = statistics(counts, 400, 500);
        return new double[] {
            e[0],
            i[0],
            e[1],
            i[1],
            e[2],
            i[2],
            cv(sum, squares, intervals, 0, 400),
            cv(sum, squares, intervals, 400, 500)
        };
    }

    private static double[] statistics(SpikeCounts counts, int first, int end) {
        PopulationStatistics statistics = PopulationStatistics.of(
                ObservedCounts.of(counts, first, end, WINDOW.countWindowMs()),
                new StatisticsSettings(40, 10, 0.5, FactorAnalysisSettings.NONE),
                OptionalDouble.empty(),
                1);
        PopulationStatistics.Computed computed = (PopulationStatistics.Computed) statistics;
        return new double[] {
            computed.rateHz().value(),
            computed.fanoFactor().value(),
            computed.countCorrelation().value()
        };
    }

    private static double cv(double[] sum, double[] squares, int[] intervals, int first, int end) {
        double total = 0;
        int neurons = 0;
        for (int k = first; k < end; k++) {
            if (intervals[k] >= 5) {
                double mean = sum[k] / intervals[k];
                total += Math.sqrt(Math.max(0, squares[k] / intervals[k] - mean * mean)) / mean;
                neurons++;
            }
        }
        return total / neurons;
    }

    private static double mean(List<double[]> runs, int measure) {
        return runs.stream().mapToDouble(r -> r[measure]).average().orElseThrow();
    }

    private static double variance(List<double[]> runs, int measure) {
        double mean = mean(runs, measure);
        return runs.stream()
                        .mapToDouble(r -> (r[measure] - mean) * (r[measure] - mean))
                        .sum()
                / (runs.size() - 1);
    }
}
