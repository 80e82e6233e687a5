package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.NetworkTemplate;
import java.util.Map;
import java.util.Random;

/**
 * The scientific oracle: the balanced networks in double precision, straight from {@code snops-spec} sections 1.1 to 1.7 and in
 * its words and order. Shares nothing with the simulators: own random numbers, own wiring, own stepping, library exp.
 */
final class Oracle {
    private static final double DT = 0.05;
    private static final double[] C = {1, 1};
    private static final double[] GL = {1 / 15.0, 1 / 10.0};
    private static final double EL = -60;
    private static final double VT = -50;
    private static final double[] D = {2, 0.5};
    private static final double VTH = -10;
    private static final double VRE = -65;
    private static final double VLB = -100;
    private static final int[] REFRACTORY = {30, 10};
    private static final double RATE_X_PER_MS = 0.01;

    private final Random random;
    private final boolean spatial;
    private final int[] size = new int[3]; // E, I, X
    private final int[][][][] targets = new int[2][3][][]; // [post][pre][source]
    private final double[][] w = new double[2][3];
    private final double[] rise = {1, 1, 1};
    private final double[] decay;
    private final double[] sigma;

    /** Receives the spikes. */
    interface Sink {
        void spike(int step, int neuron);
    }

    /** The same arguments as the template takes. */
    Oracle(NetworkTemplate template, Map<String, Integer> sizes, Map<String, Double> parameters, long seed) {
        this.random = new Random(seed);
        this.spatial = template == BalancedTemplate.SPATIAL;
        size[0] = sizes.get("e");
        size[1] = sizes.get("i");
        size[2] = sizes.get("x");
        decay = new double[] {parameters.get("tau_decay_e"), parameters.get("tau_decay_i"), 5};
        sigma = spatial
                ? new double[] {parameters.get("sigma_e"), parameters.get("sigma_i"), parameters.get("sigma_x")}
                : null;
        double[][] p = {{0.15, 0.60, 0.10}, {0.45, 0.60, 0.05}};
        String[] names = {"e", "i", "x"};
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 3; b++) {
                w[a][b] = parameters.get("j_" + names[a] + names[b]) / Math.sqrt(size[0] + size[1]);
                int k = (int) Math.ceil(p[a][b] * size[a] - 1e-9);
                targets[a][b] = new int[size[b]][k];
                for (int source = 0; source < size[b]; source++) {
                    for (int s = 0; s < k; s++) {
                        targets[a][b][source][s] = target(a, b, source);
                    }
                }
            }
        }
    }

    private int target(int a, int b, int source) {
        if (!spatial) {
            return random.nextInt(size[a]);
        }
        int ma = (int) Math.round(Math.sqrt(size[a]));
        int mb = (int) Math.round(Math.sqrt(size[b]));
        int gx = source / mb + 1;
        int gy = source % mb + 1;
        return (axis(gx, ma, mb, sigma[b]) - 1) * ma + axis(gy, ma, mb, sigma[b]) - 1;
    }

    private int axis(int g, int ma, int mb, double sd) {
        double mu = (double) g * ma / mb;
        double position = sd * ma * random.nextGaussian() + mu;
        long q = (long) (position < 0 ? -Math.floor(-position + 0.5) : Math.floor(position + 0.5));
        return (int) Math.floorMod(q - 1, (long) ma) + 1;
    }

    /** Simulates and reports every spike; neurons are numbered E, then I. */
    void run(double durationMs, Sink sink) {
        int n = size[0] + size[1];
        double[] v = new double[n];
        int[] r = new int[n];
        double[][] i = new double[3][n];
        double[][] y = new double[3][n];
        for (int k = 0; k < n; k++) {
            v[k] = -65 + 15 * random.nextDouble();
        }
        double nextX = exponential();
        int steps = (int) Math.floor(durationMs / DT + 1e-9);
        for (int step = 1; step < steps; step++) {
            for (int p = 0; p < 3; p++) {
                double a = 1 / decay[p] + 1 / rise[p];
                double kick = 1 / (decay[p] * rise[p]);
                for (int k = 0; k < n; k++) {
                    i[p][k] += DT * y[p][k];
                    y[p][k] -= DT * (a * y[p][k] + kick * i[p][k]);
                }
            }
            while (nextX <= step * DT) {
                deliver(2, random.nextInt(size[2]), y);
                nextX += exponential();
            }
            for (int k = 0; k < n; k++) {
                int population = k < size[0] ? 0 : 1;
                if (r[k] <= 0) {
                    double change = DT
                            / C[population]
                            * (i[0][k]
                                    + i[1][k]
                                    + i[2][k]
                                    - GL[population] * (v[k] - EL)
                                    + GL[population] * D[population] * Math.exp((v[k] - VT) / D[population]));
                    v[k] += Math.max(change, VLB - v[k]);
                } else {
                    v[k] = r[k] > 1 ? VTH : VRE;
                    r[k]--;
                }
                if (v[k] >= VTH && r[k] <= 0) {
                    r[k] = REFRACTORY[population];
                    v[k] = VTH;
                    sink.spike(step, k);
                    deliver(population, population == 0 ? k : k - size[0], y);
                }
            }
        }
    }

    private void deliver(int pre, int source, double[][] y) {
        double kick = 1 / (decay[pre] * rise[pre]);
        for (int a = 0; a < 2; a++) {
            int first = a == 0 ? 0 : size[0];
            for (int target : targets[a][pre][source]) {
                y[pre][first + target] += w[a][pre] * kick;
            }
        }
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble()) / (RATE_X_PER_MS * size[2]);
    }
}
