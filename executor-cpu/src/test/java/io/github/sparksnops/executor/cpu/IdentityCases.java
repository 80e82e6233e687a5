package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Polarity;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.Stimulus;
import io.github.sparksnops.network.SynapseModel;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Networks that every simulator must run to the same bits. Sizes are no multiples of any lane width. */
public final class IdentityCases {
    public static final SimulationWindow WINDOW = new SimulationWindow(1_500, 500, 100, 0.05);
    public static final int RANDOM_SETS = 20;

    private IdentityCases() {}

    /** Twenty parameter sets over the published ranges per template; also narrow and zero widths. */
    public static List<Network> all() {
        List<Network> networks = new ArrayList<>();
        for (NetworkTemplate template : NetworkTemplate.all()) {
            boolean spatial = template == BalancedTemplate.SPATIAL;
            for (int set = 0; set < RANDOM_SETS; set++) {
                int e = spatial ? square(13 + set % 5) : 151 + 13 * set;
                int i = spatial ? square(6 + set % 4) : 37 + 5 * set;
                int x = spatial ? square(11 + set % 3) : 101 + 7 * set;
                networks.add(Networks.network(
                        template, Networks.layout(template, e, i, x), Networks.randomValues(template, set), 100 + set));
            }
        }
        NetworkTemplate sbn = BalancedTemplate.SPATIAL;
        // All synapses of a source on one target: counts beyond a byte, and beyond what packed rows add up to.
        for (double sigma : new double[] {0, 0.004, 0.02}) {
            networks.add(Networks.network(
                    sbn,
                    Networks.layout(sbn, square(31), square(15), square(31)),
                    Networks.values(sbn, "sigma_i", sigma, "sigma_e", sigma, "sigma_x", sigma, "j_ex", 90),
                    7));
        }
        for (int classes : new int[] {1, 2, 4, 6}) {
            networks.add(ofClasses(classes));
        }
        // Sparse enough for target lists.
        networks.add(sparse());
        return networks;
    }

    /** As many classes as asked for: one or two populations and stimuli besides, everything connected to everything. */
    public static Network ofClasses(int classes) {
        NetworkSpec balanced = Networks.small(1).spec();
        List<Population> populations = classes < 3 ? balanced.populations().subList(0, 1) : balanced.populations();
        List<Stimulus> stimuli = new ArrayList<>();
        for (int s = populations.size(); s < classes; s++) {
            stimuli.add(new Stimulus.PoissonSources("x" + s, 60 + s, Polarity.EXCITATORY, 10 + s));
        }
        List<Projection> projections = new ArrayList<>();
        for (Population target : populations) {
            for (int s = 0; s < stimuli.size(); s++) {
                projections.add(projection(stimuli.get(s).name(), target, 12.0 / (classes + s), 2 + s));
            }
            for (Population source : populations) {
                double strength = source.polarity() == Polarity.EXCITATORY ? 0.8 : -3;
                projections.add(projection(source.name(), target, strength, 6));
            }
        }
        // Without a stimulus the first spikes come from initial potentials above the soft threshold.
        List<Population> excited = populations.stream()
                .map(p -> new Population(
                        p.name(),
                        p.size(),
                        p.polarity(),
                        p.neuronModel(),
                        new Population.InitialPotential(-65, classes == 1 ? -30 : -50)))
                .toList();
        return Network.of(new NetworkSpec(stimuli, excited, projections), 17);
    }

    private static Projection projection(String source, Population target, double strength, double decayMs) {
        return new Projection(
                source,
                target.name(),
                new Connectivity.Uniform(target.size() / 3),
                new SynapseModel.DifferenceOfExponentials(1, decayMs),
                strength);
    }

    /** A hundredth of the published densities. */
    public static Network sparse() {
        NetworkTemplate cbn = BalancedTemplate.RANDOM;
        Map<String, Double> density = new LinkedHashMap<>();
        cbn.defaultConnectionProbability().forEach((pair, p) -> density.put(pair, p / 100));
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", 2003);
        sizes.put("i", 501);
        sizes.put("x", 1999);
        return Networks.network(
                cbn,
                new Layout(sizes, density),
                Networks.values(
                        cbn, "j_ex", 1400, "j_ix", 1200, "j_ee", 1000, "j_ei", -2000, "j_ie", 900, "j_ii", -900),
                3);
    }

    /** Huang et al. (2019) as SNOPS quotes it: recurrent densities a fifteenth, strengths four times those of 3,125 neurons. */
    public static Network parentModel() {
        NetworkTemplate sbn = BalancedTemplate.SPATIAL;
        Map<String, Double> density = new LinkedHashMap<>();
        sbn.defaultConnectionProbability().forEach((pair, p) -> density.put(pair, pair.endsWith("x") ? p : p / 15));
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("e", 40_000);
        sizes.put("i", 10_000);
        sizes.put("x", 2_500);
        return Networks.network(
                sbn,
                new Layout(sizes, density),
                Networks.values(sbn, "j_ee", 80, "j_ei", -240, "j_ie", 40, "j_ii", -300, "j_ex", 140, "j_ix", 100),
                5);
    }

    private static int square(int side) {
        return side * side;
    }

    /** Hash over outcome, spike times and counts. */
    public static long checksum(Networks.RecordedRun run) {
        long hash = run.result().counts().checksum();
        for (long spike : run.spikes()) {
            hash = (hash ^ spike) * 0x100000001b3L;
        }
        return hash * 31 + run.result().outcome().toString().hashCode();
    }

    /** Prints one checksum per case: what a JVM with other lane widths or of another version is compared by. */
    public static void main(String[] arguments) {
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            System.out.println("lanes " + VectorLanes.COUNT);
            for (Network network : all()) {
                System.out.println("case " + Long.toHexString(checksum(Networks.record(simulator, network, WINDOW))));
            }
        }
    }
}
