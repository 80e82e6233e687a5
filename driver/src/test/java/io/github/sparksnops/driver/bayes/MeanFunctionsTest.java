package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Expected values of functions that share their hyperparameters, against a process for each. */
class MeanFunctionsTest {
    private static final int COUNT = 60;
    private static final Hyperparameters SHARED = new Hyperparameters(0.1, 1.3, new double[] {0.3, 0.6}, 0.04);
    private static final Points POINTS = Cases.uniform(COUNT, 2, 1);
    private static final Points PLACES = Cases.uniform(20, 2, 2);

    private static double[] values(double frequency) {
        double[] values = new double[COUNT];
        Arrays.setAll(values, i -> 100 + 7 * Math.sin(frequency * POINTS.coordinate(i, 0)) + POINTS.coordinate(i, 1));
        return values;
    }

    private static int[] once() {
        int[] repeats = new int[COUNT];
        Arrays.fill(repeats, 1);
        return repeats;
    }

    @Test
    void at_severalFunctions_areTheMeansOfTheirProcesses() {
        double[][] values = {values(3), values(9)};

        MeanFunctions functions = MeanFunctions.of(POINTS, values, once(), SHARED);

        for (int f = 0; f < values.length; f++) {
            double[] expected = GaussianProcess.of(Observations.of(POINTS, values[f]), SHARED)
                    .means(PLACES);
            for (int i = 0; i < PLACES.count(); i++) {
                assertThat(functions.at(Cases.point(PLACES, i))[f]).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    @Test
    void at_meansOfRepeats_countAsLessNoisy() {
        double[] values = values(9);
        int[] repeats = once();
        Arrays.fill(repeats, 0, COUNT / 2, 4);
        double unit = Observations.of(POINTS, values).standardisation().scale();
        double[] more = new double[COUNT];
        Arrays.fill(more, COUNT / 2, COUNT, 0.75 * SHARED.noiseVariance() * unit * unit);
        Hyperparameters quarter = new Hyperparameters(0.1, 1.3, SHARED.lengthScales(), SHARED.noiseVariance() / 4);

        MeanFunctions functions = MeanFunctions.of(POINTS, new double[][] {values}, repeats, SHARED);

        double[] expected = GaussianProcess.of(Observations.of(POINTS, values, more), quarter)
                .means(PLACES);
        for (int i = 0; i < PLACES.count(); i++) {
            assertThat(functions.at(Cases.point(PLACES, i))[0]).isCloseTo(expected[i], within(1e-9));
        }
    }

    @Test
    void at_storedAndReadAgain_areTheSame() throws IOException, ClassNotFoundException {
        MeanFunctions functions = MeanFunctions.of(POINTS, new double[][] {values(3)}, once(), SHARED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(functions);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            MeanFunctions again = (MeanFunctions) in.readObject();

            assertThat(again.at(new double[] {0.2, 0.7})).isEqualTo(functions.at(new double[] {0.2, 0.7}));
        }
    }

    @Test
    void of_numbersThatDoNotMatch_refused() {
        assertThatThrownBy(() -> MeanFunctions.of(POINTS, new double[][] {values(3)}, new int[] {1}, SHARED))
                .hasMessageContaining("1 numbers of repeats for 60 points");
        assertThatThrownBy(() -> MeanFunctions.of(POINTS, new double[][] {{1, 2}}, once(), SHARED))
                .hasMessageContaining("2 values");
    }
}
