package io.github.sparksnops.network.template;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.NeuronModel.ExponentialIntegrateAndFire;
import io.github.sparksnops.network.Polarity;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.Stimulus;
import io.github.sparksnops.network.SynapseModel.DifferenceOfExponentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two networks of SNOPS (Wu et al. 2024, Nature Computational Science 4, 690-705): excitatory and inhibitory exponential
 * integrate-and-fire neurons driven by Poisson sources, with fixed out-degrees. In {@link #SPATIAL} (SBN) targets fall off
 * with distance on a torus, in {@link #RANDOM} (CBN) every target is equally likely. Equations, constants and their sources:
 * {@code docs/models/balanced-networks.md}.
 *
 * <p>Strengths J are in mV sqrt(N), with N the excitatory and inhibitory neurons together; a synapse has J / sqrt(N). The
 * defaults of J are those of 3,125 neurons and are not rescaled with size.
 */
public final class BalancedTemplate implements NetworkTemplate {
    public static final BalancedTemplate RANDOM = new BalancedTemplate("random-balanced", false);
    public static final BalancedTemplate SPATIAL = new BalancedTemplate("spatial-balanced", true);

    private static final String E = "e";
    private static final String I = "i";
    private static final String X = "x";

    private static final double RISE_MS = 1;
    private static final double DECAY_X_MS = 5;
    private static final double RATE_X_HZ = 10;
    private static final ExponentialIntegrateAndFire NEURON_E =
            new ExponentialIntegrateAndFire(1, 1 / 15.0, -60, -50, 2, -10, -65, -100, 1.5);
    private static final ExponentialIntegrateAndFire NEURON_I =
            new ExponentialIntegrateAndFire(1, 1 / 10.0, -60, -50, 0.5, -10, -65, -100, 0.5);
    private static final Population.InitialPotential INITIAL = new Population.InitialPotential(-65, -50);

    /** Stronger synapses would leave the range of float. */
    private static final double LARGEST_STRENGTH = 1e30;
    /** A slower synapse gives nothing within any run; a wider projection is uniform. */
    private static final double LARGEST = 1e6;
    /** One neuron more would not fit the 31-bit ids and tables of the simulators. */
    private static final int LARGEST_POPULATION = 10_000_000;
    /** Keeps ceil(p N) from rounding up a product such as 0.07 x 100 = 7.000000000000001. */
    private static final double ROUNDING = 1e-9;

    private final String name;
    private final boolean spatial;
    private final List<Parameter> parameters;

    private BalancedTemplate(String name, boolean spatial) {
        this.name = name;
        this.spatial = spatial;
        List<Parameter> list = new ArrayList<>();
        list.add(decay("tau_decay_i", "inhibitory synaptic decay", 8));
        list.add(decay("tau_decay_e", "excitatory synaptic decay", 5));
        if (spatial) {
            list.add(width("sigma_i", "width of inhibitory projections", 0.1));
            list.add(width("sigma_e", "width of excitatory projections", 0.1));
            list.add(width("sigma_x", "width of feed-forward projections", 0.05));
        }
        list.add(strength("j_ei", "inhibitory to excitatory", -60));
        list.add(strength("j_ie", "excitatory to inhibitory", 10));
        list.add(strength("j_ii", "inhibitory to inhibitory", -75));
        list.add(strength("j_ee", "excitatory to excitatory", 20));
        list.add(strength("j_ex", "feed-forward to excitatory", 35));
        list.add(strength("j_ix", "feed-forward to inhibitory", 25));
        this.parameters = List.copyOf(list);
    }

    private static Parameter decay(String name, String meaning, double value) {
        return new Parameter(
                name, "ms", meaning, value, 1, 25, DifferenceOfExponentials.SHORTEST_TIME_CONSTANT_MS, LARGEST);
    }

    private static Parameter width(String name, String meaning, double value) {
        return new Parameter(name, "torus side", meaning, value, 0, 0.25, 0, LARGEST);
    }

    private static Parameter strength(String name, String meaning, double value) {
        return value < 0
                ? new Parameter(name, "mV*sqrt(N)", meaning, value, -150, 0, -LARGEST_STRENGTH, 0)
                : new Parameter(name, "mV*sqrt(N)", meaning, value, 0, 150, 0, LARGEST_STRENGTH);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Map<String, Integer> defaultSizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put(E, 2500);
        sizes.put(I, 625);
        sizes.put(X, 2500);
        return sizes;
    }

    @Override
    public Map<String, Double> defaultConnectionProbability() {
        Map<String, Double> probability = new LinkedHashMap<>();
        probability.put("ee", 0.15);
        probability.put("ei", 0.60);
        probability.put("ie", 0.45);
        probability.put("ii", 0.60);
        probability.put("ex", 0.10);
        probability.put("ix", 0.05);
        return probability;
    }

    @Override
    public String observedPopulation() {
        return E;
    }

    @Override
    public List<Problem> check(Layout layout) {
        List<Problem> problems = new ArrayList<>();
        layout.sizes().forEach((population, size) -> {
            String where = "sizes." + population;
            if (size < 1 || size > LARGEST_POPULATION) {
                problems.add(
                        new Problem(where, size + " neurons", "give a whole number from 1 to " + LARGEST_POPULATION));
            } else if (spatial && Population.gridSide(size) < 0) {
                int side = (int) Math.round(Math.sqrt(size));
                problems.add(new Problem(
                        where,
                        size + " neurons do not fill a square grid, which " + name + " needs",
                        "take a square number, for example " + side * side));
            }
        });
        layout.connectionProbability().forEach((projection, p) -> {
            if (!(p >= 0 && p <= 1)) {
                problems.add(new Problem(
                        "connection_probability." + projection, p + " is no probability", "give a number from 0 to 1"));
            }
        });
        return problems;
    }

    @Override
    public NetworkSpec instantiate(Layout layout, double[] values) {
        require(values.length == parameters.size(), "%s values for %s parameters", values.length, parameters.size());
        Map<String, Double> value = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            require(
                    parameter.admits(values[i]),
                    "%s = %s: outside of what makes a network",
                    parameter.name(),
                    values[i]);
            value.put(parameter.name(), values[i]);
        }
        List<Projection> projections = new ArrayList<>();
        for (String target : List.of(E, I)) {
            projections.add(projection(layout, value, target, X, DECAY_X_MS));
            projections.add(projection(layout, value, target, E, value.get("tau_decay_e")));
            projections.add(projection(layout, value, target, I, value.get("tau_decay_i")));
        }
        Map<String, Integer> sizes = layout.sizes();
        return new NetworkSpec(
                List.of(new Stimulus.PoissonSources(X, sizes.get(X), Polarity.EXCITATORY, RATE_X_HZ)),
                List.of(
                        new Population(E, sizes.get(E), Polarity.EXCITATORY, NEURON_E, INITIAL),
                        new Population(I, sizes.get(I), Polarity.INHIBITORY, NEURON_I, INITIAL)),
                projections);
    }

    private Projection projection(
            Layout layout, Map<String, Double> value, String target, String source, double decayMs) {
        String pair = target + source;
        double neurons = layout.sizes().get(E) + layout.sizes().get(I);
        int outDegree = (int) Math.ceil(
                layout.connectionProbability().get(pair) * layout.sizes().get(target) - ROUNDING);
        Connectivity connectivity = spatial
                ? new Connectivity.WrappedGaussian(outDegree, value.get("sigma_" + source))
                : new Connectivity.Uniform(outDegree);
        return new Projection(
                source,
                target,
                connectivity,
                new DifferenceOfExponentials(RISE_MS, decayMs),
                value.get("j_" + pair) / Math.sqrt(neurons));
    }
}
