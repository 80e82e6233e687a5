package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Counts and the factor model that scikit-learn fits to them; {@code golden.py} beside the files tells how they were made.
 *
 * @param counts shape {@code [neuron][window]}
 * @param logLikelihood of all windows under the model fitted to all windows
 * @param heldOutLogLikelihood of the last fifth of the windows under the model fitted to the others
 * @param privateVariances diagonal of Psi, fitted to all windows
 * @param sharedCovariance L L^T of that fit
 */
record GoldenCase(
        int[][] counts,
        int latents,
        double logLikelihood,
        double heldOutLogLikelihood,
        double[] privateVariances,
        double[][] sharedCovariance) {

    static GoldenCase of(String name) throws IOException {
        int[][] counts = lines(name + "-counts.csv").stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new);
        List<double[]> fit = lines(name + "-fit.csv").stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        return new GoldenCase(
                counts,
                (int) fit.get(0)[0],
                fit.get(1)[0],
                fit.get(2)[0],
                fit.get(3),
                fit.subList(4, fit.size()).toArray(double[][]::new));
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream stream = GoldenCase.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
