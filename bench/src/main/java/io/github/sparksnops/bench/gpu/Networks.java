package io.github.sparksnops.bench.gpu;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

/** Networks to check and to measure a device with, and simulators to run them on. */
final class Networks {
    static final double DT_MS = 0.05;

    private Networks() {}

    static SimulatorProvider provider(String name) {
        return ServiceLoader.load(SimulatorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a simulator, having shown what it runs on; ends the process with 2 where it does not run here. */
    static Simulator open(String name) {
        SimulatorProvider provider = provider(name);
        SimulatorProvider.Availability found = provider.probe();
        if (found instanceof SimulatorProvider.Availability.Unusable not) {
            System.err.println(name + ": " + not.reason() + ". " + not.remedy() + ".");
            System.exit(2);
        }
        System.out.println(name + " on " + ((SimulatorProvider.Availability.Usable) found).device());
        return provider.open(SimulatorSettings.DEFAULT);
    }

    static SimulationWindow window(double durationMs) {
        return new SimulationWindow(durationMs, Math.min(500, durationMs / 5), Math.min(200, durationMs / 10), DT_MS);
    }

    /** Parameters drawn over the published ranges, both templates in turn; published sizes. */
    static List<Network> random(int count, long seed) {
        Random random = new Random(seed);
        List<Network> networks = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            NetworkTemplate template = n % 2 == 0 ? BalancedTemplate.SPATIAL : BalancedTemplate.RANDOM;
            double[] values = template.parameters().stream()
                    .mapToDouble(p -> p.low() + random.nextDouble() * (p.high() - p.low()))
                    .toArray();
            networks.add(Network.of(template.instantiate(template.defaultLayout(), values), seed + n));
        }
        return networks;
    }

    /** The spatial network at its defaults (some 17 Hz), other graphs every time. */
    static List<Network> defaults(int count) {
        return of(count, BalancedTemplate.SPATIAL, BalancedTemplate.SPATIAL.defaultLayout(), Map.of());
    }

    /** A point whose excitatory neurons fire at 4.5 Hz, as fitted networks do; R5 of the published reference points. */
    static List<Network> fitted(int count) {
        double[] r5 = {
            9.44104, 18.1607, 0.210879, 0.0585157, 0.0736898, -39.0379, 140.604, -143.903, 3.55754, 102.306, 46.8471
        };
        return IntStream.range(0, count)
                .mapToObj(n -> Network.of(
                        BalancedTemplate.SPATIAL.instantiate(BalancedTemplate.SPATIAL.defaultLayout(), r5), n + 1))
                .toList();
    }

    /** 800 + 200 neurons and 1,000 stimuli. */
    static List<Network> small(int count) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", 800);
        sizes.put("i", 200);
        sizes.put("x", 1000);
        NetworkTemplate template = BalancedTemplate.RANDOM;
        return of(count, template, new Layout(sizes, template.defaultConnectionProbability()), Map.of());
    }

    /** 50,000 neurons, 59 million synapses: the model that the published one was cut down from. */
    static Network parent() {
        NetworkTemplate template = BalancedTemplate.SPATIAL;
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", 40_000);
        sizes.put("i", 10_000);
        sizes.put("x", 2_500);
        Map<String, Double> density = new LinkedHashMap<>();
        template.defaultConnectionProbability()
                .forEach((pair, p) -> density.put(pair, pair.endsWith("x") ? p : p / 15));
        Map<String, Double> strengths =
                Map.of("j_ee", 80.0, "j_ei", -240.0, "j_ie", 40.0, "j_ii", -300.0, "j_ex", 140.0, "j_ix", 100.0);
        return of(1, template, new Layout(sizes, density), strengths).get(0);
    }

    private static List<Network> of(int count, NetworkTemplate template, Layout layout, Map<String, Double> changes) {
        double[] values = template.defaultValues();
        List<String> names = template.parameters().stream().map(Parameter::name).toList();
        changes.forEach((name, value) -> values[names.indexOf(name)] = value);
        return IntStream.range(0, count)
                .mapToObj(n -> Network.of(template.instantiate(layout, values), n + 1))
                .toList();
    }

    static List<SimulationResult> run(Simulator simulator, List<Network> networks, SimulationWindow window) {
        return simulator.run(new NetworkBatch(networks), window, Recording.NONE, RunControl.NONE);
    }

    /** The same on all cores of this host, by the vectorised CPU simulator. */
    static List<SimulationResult> onCpu(List<Network> networks, SimulationWindow window) {
        return networks.parallelStream()
                .map(network -> {
                    try (Simulator cpu = provider("cpu").open(SimulatorSettings.DEFAULT)) {
                        return run(cpu, List.of(network), window).get(0);
                    }
                })
                .toList();
    }
}
