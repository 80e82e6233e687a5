package io.github.sparksnops.jobs.bench;

import io.github.sparksnops.network.simulation.SimulationWindow;
import java.util.Arrays;
import java.util.List;

/**
 * Statistics of the spatial network measured with the authors' published code: Wu et al. 2024, Nature Computational Science
 * 4, 690-705, <a href="https://github.com/ShenghaoWu/SpikingNetworkOptimization">SpikingNetworkOptimization</a>. Each of the
 * evaluations had a new network and ran for 140.5 s.
 *
 * @param values parameters in the template's order
 * @param evaluations n
 * @param rateHz mean and standard deviation over the evaluations
 */
public record ReferencePoint(
        String id, double[] values, int evaluations, Spread rateHz, Spread fanoFactor, Spread countCorrelation) {
    /** Run of the published evaluations: 699 count windows. */
    public static final SimulationWindow WINDOW = new SimulationWindow(140_500, 500, 200, 0.05);

    private static final int EVALUATIONS = 8;

    /** R1 to R5. */
    public static final List<ReferencePoint> ALL = List.of(
            of(
                    "R1",
                    "13.4456 24.8741 0.117604 0.0808641 0.128414 -55.5217 113.878 -20.3613 43.6498 128.93 46.5723",
                    spread(2.009, 0.067),
                    spread(0.9221, 0.0018),
                    spread(0.00008, 0.00047)),
            of(
                    "R2",
                    "15.956 24.5234 0.227128 0.0869038 0.098253 -101.711 118.501 -89.4609 107.54 122.304 39.3633",
                    spread(2.468, 0.088),
                    spread(1.5456, 0.0317),
                    spread(0.00669, 0.00078)),
            of(
                    "R3",
                    "13.5296 23.386 0.195098 0.0390824 0.211747 -85.4533 42.2949 -54.1928 9.03143 127.982 132.894",
                    spread(2.906, 0.147),
                    spread(1.2269, 0.0078),
                    spread(-0.00052, 0.00038)),
            of(
                    "R4",
                    "15.6283 17.8338 0.20841 0.0599064 0.0957617 -120.114 33.5127 -77.9695 20.0078 145.736 84.9768",
                    spread(4.485, 0.139),
                    spread(1.1879, 0.0061),
                    spread(0.00095, 0.00058)),
            of(
                    "R5",
                    "9.44104 18.1607 0.210879 0.0585157 0.0736898 -39.0379 140.604 -143.903 3.55754 102.306 46.8471",
                    spread(4.506, 0.183),
                    spread(1.0630, 0.0044),
                    spread(0.00046, 0.00041)));

    /** Mean and standard deviation of one statistic over evaluations. */
    public record Spread(double mean, double deviation) {}

    private static ReferencePoint of(
            String id, String values, Spread rateHz, Spread fanoFactor, Spread countCorrelation) {
        double[] theta = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new ReferencePoint(id, theta, EVALUATIONS, rateHz, fanoFactor, countCorrelation);
    }

    private static Spread spread(double mean, double deviation) {
        return new Spread(mean, deviation);
    }
}
