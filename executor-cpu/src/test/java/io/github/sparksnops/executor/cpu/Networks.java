package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.random.RandomStream;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.network.wiring.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Networks for tests. */
public final class Networks {
    private Networks() {}

    public static Layout layout(NetworkTemplate template, int e, int i, int x) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", e);
        sizes.put("i", i);
        sizes.put("x", x);
        return new Layout(sizes, template.defaultConnectionProbability());
    }

    /** Defaults with some values replaced: {@code "j_ei", -20.0, ...}. */
    public static double[] values(NetworkTemplate template, Object... changes) {
        double[] values = template.defaultValues();
        for (int c = 0; c < changes.length; c += 2) {
            Object name = changes[c];
            int index =
                    template.parameters().stream().map(Parameter::name).toList().indexOf(name);
            values[index] = ((Number) changes[c + 1]).doubleValue();
        }
        return values;
    }

    /** Uniform over the published ranges, addressed by the index. */
    public static double[] randomValues(NetworkTemplate template, int index) {
        double[] values = template.defaultValues();
        int[] words = new int[4];
        for (int p = 0; p < values.length; p++) {
            RandomStream.SAMPLING.block(20261121, index, p, 99, words);
            Parameter parameter = template.parameters().get(p);
            double u = (words[0] >>> 8) * 0x1p-24;
            values[p] = parameter.low() + u * (parameter.high() - parameter.low());
        }
        return values;
    }

    public static Network network(NetworkTemplate template, Layout layout, double[] values, long seed) {
        return Network.of(template.instantiate(layout, values), seed);
    }

    /** Small random-balanced network: 100 E, 25 I, 100 X. */
    public static Network small(long seed, Object... changes) {
        NetworkTemplate template = BalancedTemplate.RANDOM;
        return network(template, layout(template, 100, 25, 100), values(template, changes), seed);
    }

    public static SimulationResult run(Simulator simulator, Network network, SimulationWindow window) {
        return simulator
                .run(NetworkBatch.of(network), window, Recording.NONE, RunControl.NONE)
                .get(0);
    }

    /** Runs one network and keeps its spikes, each as step * 2^32 + neuron. */
    public static RecordedRun record(Simulator simulator, Network network, SimulationWindow window) {
        LongStream.Builder spikes = LongStream.builder();
        SimulationResult result = simulator
                .run(
                        NetworkBatch.of(network),
                        window,
                        Recording.ofSpikes((n, steps, neurons, count) -> {
                            for (int s = 0; s < count; s++) {
                                spikes.add(((long) steps[s] << 32) + neurons[s]);
                            }
                        }),
                        RunControl.NONE)
                .get(0);
        return new RecordedRun(result, spikes.build().toArray());
    }

    /** A result with its spike times. */
    public record RecordedRun(SimulationResult result, long[] spikes) {}
}
