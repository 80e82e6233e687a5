package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.NetworkTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Statistics measured with the authors' published code: Wu et al. 2024, Nature Computational Science 4, 690-705,
 * <a href="https://github.com/ShenghaoWu/SpikingNetworkOptimization">SpikingNetworkOptimization</a>. Each of the evaluations had
 * a new network.
 *
 * @param values parameters in the template's order
 * @param evaluations n
 * @param published mean and standard deviation over the evaluations
 */
public record ReferencePoint(
        String id,
        NetworkTemplate template,
        SimulationWindow window,
        double[] values,
        int evaluations,
        Map<ReferenceQuantity, Spread> published) {
    /** Run of the published evaluations of the spatial network: 699 count windows. */
    public static final SimulationWindow WINDOW = new SimulationWindow(140_500, 500, 200, 0.05);

    /** Runs of the random network: 199 count windows. */
    private static final SimulationWindow SHORTER_WINDOW = new SimulationWindow(40_500, 500, 200, 0.05);

    /** The spatial network, R1 to R5. */
    public static final List<ReferencePoint> SPATIAL = List.of(
            spatial(
                    "R1",
                    "13.4456 24.8741 0.117604 0.0808641 0.128414 -55.5217 113.878 -20.3613 43.6498 128.93 46.5723",
                    "2.009 0.067 0.9221 0.0018 0.00008 0.00047 0.0004 0.0007 0.03 0.05 0.01 0.01"),
            spatial(
                    "R2",
                    "15.956 24.5234 0.227128 0.0869038 0.098253 -101.711 118.501 -89.4609 107.54 122.304 39.3633",
                    "2.468 0.088 1.5456 0.0317 0.00669 0.00078 0.4298 0.0117 14.01 0.58 4.66 0.29"),
            spatial(
                    "R3",
                    "13.5296 23.386 0.195098 0.0390824 0.211747 -85.4533 42.2949 -54.1928 9.03143 127.982 132.894",
                    "2.906 0.147 1.2269 0.0078 -0.00052 0.00038 0.0146 0.0054 0.86 0.32 0.78 0.31"),
            spatial(
                    "R4",
                    "15.6283 17.8338 0.20841 0.0599064 0.0957617 -120.114 33.5127 -77.9695 20.0078 145.736 84.9768",
                    "4.485 0.139 1.1879 0.0061 0.00095 0.00058 0.1212 0.0090 6.19 0.45 2.56 0.22"),
            spatial(
                    "R5",
                    "9.44104 18.1607 0.210879 0.0585157 0.0736898 -39.0379 140.604 -143.903 3.55754 102.306 46.8471",
                    "4.506 0.183 1.0630 0.0044 0.00046 0.00041 0.0687 0.0093 3.79 0.51 1.55 0.15"));

    /** The random network, C1 and C2. */
    public static final List<ReferencePoint> RANDOM = List.of(
            random(
                    "C1",
                    "13.476 24.002 -142.451 99.199 -25.933 131.024 88.695 16.897",
                    "2.05 0.03 0.881 0.001 0.0056 0.0004 1.54 0 16.24 0"),
            random(
                    "C2",
                    "13.373 6.742 -56.706 70.015 -73.065 37.611 105.086 88.088",
                    "9.97 0.04 0.495 0.005 0.0853 0.0022 9.95 0.01 51.2 0"));

    /** All of them. */
    public static final List<ReferencePoint> ALL =
            Stream.of(SPATIAL, RANDOM).flatMap(List::stream).toList();

    /** Mean and standard deviation of one statistic over evaluations. */
    public record Spread(double mean, double deviation) {}

    /** What a run of this point is; for another time where one is given. */
    TrialSettings settings(SimulationWindow other) {
        return BenchCase.settings(template, other);
    }

    private static ReferencePoint spatial(String id, String values, String published) {
        List<ReferenceQuantity> quantities = List.of(
                ReferenceQuantity.RATE_HZ,
                ReferenceQuantity.FANO_FACTOR,
                ReferenceQuantity.COUNT_CORRELATION,
                ReferenceQuantity.SHARED_VARIANCE,
                ReferenceQuantity.SHARED_DIMENSIONALITY,
                ReferenceQuantity.EIGENVALUE_1);
        return new ReferencePoint(
                id, BalancedTemplate.SPATIAL, WINDOW, numbers(values), 8, spreads(quantities, published));
    }

    private static ReferencePoint random(String id, String values, String published) {
        List<ReferenceQuantity> quantities = List.of(
                ReferenceQuantity.RATE_HZ,
                ReferenceQuantity.FANO_FACTOR,
                ReferenceQuantity.COUNT_CORRELATION,
                ReferenceQuantity.RATE_E_HZ,
                ReferenceQuantity.RATE_I_HZ);
        return new ReferencePoint(
                id, BalancedTemplate.RANDOM, SHORTER_WINDOW, numbers(values), 3, spreads(quantities, published));
    }

    /** Pairs of mean and standard deviation, in the order of the quantities. */
    private static Map<ReferenceQuantity, Spread> spreads(List<ReferenceQuantity> quantities, String published) {
        double[] numbers = numbers(published);
        Map<ReferenceQuantity, Spread> spreads = new LinkedHashMap<>();
        for (int i = 0; i < quantities.size(); i++) {
            spreads.put(quantities.get(i), new Spread(numbers[2 * i], numbers[2 * i + 1]));
        }
        return spreads;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
