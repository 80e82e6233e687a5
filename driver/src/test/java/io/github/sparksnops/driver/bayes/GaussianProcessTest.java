package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    /** Numbers of order 10 by few operations. */
    private static final double ROUNDING = 1e-12;

    /** Numbers of order 10 through solutions with condition numbers up to 1e5. */
    private static final double SOLVED = 1e-9;

    private static final Hyperparameters IN_3D = new Hyperparameters(0.2, 1.4, new double[] {0.3, 0.8, 2}, 0.02);

    private static GaussianProcess inTheirOwnUnit(Observations observations, Hyperparameters hyperparameters) {
        return GaussianProcess.of(observations, hyperparameters, new Standardisation(0, 1), DenseAlgebra.fastest());
    }

    private static double[] means(Prediction prediction) {
        double[] means = new double[prediction.count()];
        Arrays.setAll(means, prediction::mean);
        return means;
    }

    private static double[] variances(Prediction prediction) {
        double[] variances = new double[prediction.count()];
        Arrays.setAll(variances, prediction::latentVariance);
        return variances;
    }

    @Test
    void predict_oneObservation_isTheClosedForm() {
        Observations one = Observations.of(Points.of(new double[] {0}), new double[] {3});
        Hyperparameters hyperparameters = new Hyperparameters(1, 2, new double[] {0.5}, 0.5);

        Prediction prediction = inTheirOwnUnit(one, hyperparameters)
                .predict(Points.of(new double[] {0}, new double[] {0.5}, new double[] {1e9}));

        double k = Cases.covariance(new double[] {0}, new double[] {0.5}, hyperparameters);
        assertThat(means(prediction))
                .containsExactly(new double[] {1 + 2 * 2 / 2.5, 1 + k * 2 / 2.5, 1}, within(ROUNDING));
        assertThat(variances(prediction))
                .containsExactly(new double[] {2 - 4 / 2.5, 2 - k * k / 2.5, 2}, within(ROUNDING));
        assertThat(prediction.responseVariance(2)).isCloseTo(2.5, within(ROUNDING));
    }

    @Test
    void predict_twoObservationsOfDifferentNoise_isTheClosedForm() {
        Points points = Points.of(new double[] {0, 0}, new double[] {0.4, 1});
        Observations two = Observations.of(points, new double[] {3, -1}, new double[] {0, 0.7});
        Hyperparameters hyperparameters = new Hyperparameters(0.5, 2, new double[] {0.5, 3}, 0.1);
        double[] at = {0.2, -0.5};

        Prediction prediction = inTheirOwnUnit(two, hyperparameters).predict(Points.of(at));

        double c = Cases.covariance(new double[] {0, 0}, new double[] {0.4, 1}, hyperparameters);
        double k1 = Cases.covariance(at, new double[] {0, 0}, hyperparameters);
        double k2 = Cases.covariance(at, new double[] {0.4, 1}, hyperparameters);
        double v1 = 2.1;
        double v2 = 2.8;
        double determinant = v1 * v2 - c * c;
        double mean = 0.5 + (k1 * (v2 * 2.5 + c * 1.5) + k2 * (-c * 2.5 - v1 * 1.5)) / determinant;
        double variance = 2 - (k1 * k1 * v2 - 2 * k1 * k2 * c + k2 * k2 * v1) / determinant;
        assertThat(prediction.mean(0)).isCloseTo(mean, within(ROUNDING));
        assertThat(prediction.latentVariance(0)).isCloseTo(variance, within(ROUNDING));
    }

    @Test
    void predict_valuesInOtherUnits_scalesWithThem() {
        Observations plain = Cases.wavy(30, 3, 4);
        double[] values = new double[30];
        Arrays.setAll(values, i -> 1e6 * plain.value(i) - 3e7);
        Observations scaled = Observations.of(plain.points(), values);
        Points candidates = Cases.uniform(10, 3, 9);

        Prediction expected = GaussianProcess.of(plain, IN_3D).predict(candidates);
        Prediction found = GaussianProcess.of(scaled, IN_3D).predict(candidates);

        for (int i = 0; i < candidates.count(); i++) {
            assertThat((found.mean(i) + 3e7) / 1e6).isCloseTo(expected.mean(i), within(1e-8));
            assertThat(found.latentVariance(i) / 1e12).isCloseTo(expected.latentVariance(i), within(SOLVED));
            assertThat(found.responseVariance(i) / 1e12).isCloseTo(expected.responseVariance(i), within(SOLVED));
        }
    }

    @Test
    void predict_plainJava_agreesWithTheFastest() {
        Observations observations = Cases.wavy(150, 3, 4);
        Points candidates = Cases.uniform(40, 3, 9);
        Standardisation unit = observations.standardisation();

        Prediction fastest = GaussianProcess.of(observations, IN_3D).predict(candidates);
        Prediction plain = GaussianProcess.of(observations, IN_3D, unit, new PlainAlgebra())
                .predict(candidates);

        assertThat(means(plain)).containsExactly(means(fastest), within(SOLVED));
        assertThat(variances(plain)).containsExactly(variances(fastest), within(SOLVED));
    }

    @Test
    void predict_manyCandidates_isTheSameAsOneByOne() {
        GaussianProcess process = GaussianProcess.of(Cases.wavy(2000, 3, 4), IN_3D);
        // More than one block: 10 million entries over 2000 observations are 5000 candidates.
        Points candidates = Cases.uniform(5002, 3, 9);

        Prediction together = process.predict(candidates);

        double[] means = process.means(candidates);
        for (int i : new int[] {0, 4999, 5000, 5001}) {
            Prediction alone = process.predict(candidates.select(i));
            assertThat(together.mean(i)).as("candidate %s", i).isCloseTo(alone.mean(0), within(SOLVED));
            assertThat(means[i]).as("candidate %s", i).isCloseTo(alone.mean(0), within(SOLVED));
            assertThat(together.latentVariance(i))
                    .as("candidate %s", i)
                    .isCloseTo(alone.latentVariance(0), within(SOLVED));
        }
    }

    @Test
    void predict_noisierObservation_countsLess() {
        Points points = Points.of(new double[] {0.2}, new double[] {0.8});
        Hyperparameters hyperparameters = new Hyperparameters(0, 1, new double[] {0.2}, 0.01);
        Points candidates = Points.of(new double[] {0.2}, new double[] {0.8});

        Prediction sure = inTheirOwnUnit(Observations.of(points, new double[] {1, 1}), hyperparameters)
                .predict(candidates);
        Prediction doubtful = inTheirOwnUnit(
                        Observations.of(points, new double[] {1, 1}, new double[] {0, 4}), hyperparameters)
                .predict(candidates);

        assertThat(doubtful.mean(1)).isLessThan(0.35).isLessThan(sure.mean(1) - 0.5);
        assertThat(doubtful.latentVariance(1)).isGreaterThan(0.7).isGreaterThan(10 * sure.latentVariance(1));
        assertThat(doubtful.mean(0)).isCloseTo(sure.mean(0), within(0.02));
        assertThat(doubtful.responseVariance(1) - doubtful.latentVariance(1)).isCloseTo(0.01, within(ROUNDING));
    }

    @Test
    void predict_repeats_countAsOneMeanWithItsStandardError() {
        Hyperparameters hyperparameters = new Hyperparameters(0, 1, new double[] {0.2}, 0.04);
        Points repeated = Points.of(new double[] {0.5}, new double[] {0.5}, new double[] {0.5}, new double[] {0.5});
        Observations repeats = Observations.of(repeated, new double[] {1, 2, 3, 6});
        Hyperparameters noiseOfMean = new Hyperparameters(0, 1, new double[] {0.2}, 0.01);
        Observations mean = Observations.of(Points.of(new double[] {0.5}), new double[] {3});
        Points candidates = Points.of(new double[] {0.5}, new double[] {0.7});

        Prediction byRepeats = inTheirOwnUnit(repeats, hyperparameters).predict(candidates);
        Prediction byMean = inTheirOwnUnit(mean, noiseOfMean).predict(candidates);

        assertThat(means(byRepeats)).containsExactly(means(byMean), within(ROUNDING));
        assertThat(variances(byRepeats)).containsExactly(variances(byMean), within(ROUNDING));
    }

    @Test
    void predict_duplicatesWithHardlyAnyNoise_stillWorks() {
        double[][] rows = new double[40][];
        Arrays.setAll(rows, i -> new double[] {(i / 2) / 20.0});
        double[] values = new double[40];
        Arrays.setAll(values, i -> Math.sin(i / 2));
        Hyperparameters stiff = new Hyperparameters(0, 1e3, new double[] {50}, 1e-300);

        Prediction prediction = inTheirOwnUnit(Observations.of(Points.of(rows), values), stiff)
                .predict(Points.of(new double[] {0.3}, new double[] {2}));

        for (int i = 0; i < 2; i++) {
            assertThat(prediction.mean(i)).isFinite();
            assertThat(prediction.latentVariance(i)).isBetween(0.0, 1e3);
        }
    }

    @Test
    void predict_equalValues_expectsThem() {
        Points points = Cases.uniform(6, 2, 1);
        double[] values = new double[6];
        Arrays.fill(values, -1e6 / 3);
        Hyperparameters hyperparameters = new Hyperparameters(0, 1, new double[] {0.3, 0.3}, 0.01);

        GaussianProcess process = GaussianProcess.of(Observations.of(points, values), hyperparameters);

        assertThat(process.unit().scale()).isEqualTo(1);
        assertThat(process.means(Cases.uniform(3, 2, 5))).containsOnly(new double[] {-1e6 / 3}, within(1e-8));
    }

    @Test
    void predict_otherDimensions_isRefused() {
        GaussianProcess process = GaussianProcess.of(Cases.wavy(5, 3, 1), IN_3D);

        assertThatThrownBy(() -> process.predict(Cases.uniform(2, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 dimensions where 3");
    }

    @Test
    void withPending_points_isTheProcessRefittedWithTheirMeans() {
        Observations observations = Cases.wavy(40, 3, 4);
        GaussianProcess process = GaussianProcess.of(observations, IN_3D);
        Points first = Cases.uniform(5, 3, 70);
        Points second = Cases.uniform(3, 3, 71);
        Points pending = first.plus(second);
        double[] expected = process.means(pending);
        double[] values = new double[48];
        Arrays.setAll(values, i -> i < 40 ? observations.value(i) : expected[i - 40]);
        Observations all = Observations.of(observations.points().plus(pending), values);
        Points candidates = Cases.uniform(30, 3, 9);

        GaussianProcess extended = process.withPending(first).withPending(second);

        Prediction refitted = GaussianProcess.of(all, IN_3D, process.unit(), DenseAlgebra.fastest())
                .predict(candidates);
        Prediction found = extended.predict(candidates);
        assertThat(extended.count()).isEqualTo(48);
        assertThat(means(found)).containsExactly(means(refitted), within(SOLVED));
        assertThat(variances(found)).containsExactly(variances(refitted), within(SOLVED));
        assertThat(means(found)).containsExactly(process.means(candidates), within(SOLVED));
        assertThat(extended.predict(pending).latentVariance(0))
                .isLessThan(0.5 * process.predict(pending).latentVariance(0));
        assertThatThrownBy(extended::leaveOneOut).hasMessageContaining("8 points are pending");
    }

    @Test
    void covariances_withOnePoint_giveTheVariancesOnceItIsPending() {
        GaussianProcess process = GaussianProcess.of(Cases.wavy(40, 3, 4), IN_3D);
        Points pending = Cases.uniform(1, 3, 70);
        Points candidates = Cases.uniform(30, 3, 9);

        double[] covariances = process.covariances(candidates, pending);

        double response = process.predict(pending).responseVariance(0);
        Prediction before = process.predict(candidates);
        Prediction after = process.withPending(pending).predict(candidates);
        for (int i = 0; i < 30; i++) {
            double shrunk = before.latentVariance(i) - covariances[i] * covariances[i] / response;
            assertThat(after.latentVariance(i)).as("candidate %s", i).isCloseTo(shrunk, within(SOLVED));
        }
    }

    @Test
    void predictJointly_block_agreesWithPredictAndCovariances() {
        GaussianProcess process = GaussianProcess.of(Cases.wavy(40, 3, 4), IN_3D);
        Points candidates = Cases.uniform(12, 3, 9);

        JointPrediction joint = process.predictJointly(candidates);

        Prediction single = process.predict(candidates);
        double[] covariances = process.covariances(candidates, candidates);
        for (int i = 0; i < 12; i++) {
            assertThat(joint.mean(i)).isCloseTo(single.mean(i), within(SOLVED));
            assertThat(joint.covariance(i, i)).isCloseTo(single.latentVariance(i), within(SOLVED));
            for (int j = 0; j < 12; j++) {
                assertThat(joint.covariance(i, j)).isCloseTo(covariances[i * 12 + j], within(SOLVED));
            }
        }
    }

    @Test
    void sample_manyDraws_haveTheMeansAndCovariances() {
        int draws = 20_000;
        GaussianProcess process = GaussianProcess.of(Cases.wavy(8, 3, 4), IN_3D);
        JointPrediction joint = process.predictJointly(Cases.uniform(3, 3, 9));
        double[] normals = Cases.normals(3 * draws, 5);
        double[] sums = new double[3];
        double[] products = new double[9];
        for (int draw = 0; draw < draws; draw++) {
            double[] sample = joint.sample(Arrays.copyOfRange(normals, 3 * draw, 3 * draw + 3));
            for (int i = 0; i < 3; i++) {
                sums[i] += sample[i] - joint.mean(i);
                for (int j = 0; j < 3; j++) {
                    products[i * 3 + j] += (sample[i] - joint.mean(i)) * (sample[j] - joint.mean(j));
                }
            }
        }

        for (int i = 0; i < 3; i++) {
            double vi = joint.covariance(i, i);
            assertThat(sums[i] / draws).as("mean %s", i).isCloseTo(0, within(5 * Math.sqrt(vi / draws)));
            for (int j = 0; j < 3; j++) {
                // Standard error of a covariance: sqrt((v_i v_j + c^2) / draws); five of them.
                double c = joint.covariance(i, j);
                double error = 5 * Math.sqrt((vi * joint.covariance(j, j) + c * c) / draws);
                assertThat(products[i * 3 + j] / draws)
                        .as("covariance %s, %s", i, j)
                        .isCloseTo(c, within(error));
            }
        }
    }

    @Test
    void sample_atAnObservationWithoutNoise_isItsValue() {
        Observations observations = Cases.wavy(20, 2, 4);
        Hyperparameters exact = new Hyperparameters(0, 1, new double[] {0.2, 0.4}, 1e-12);

        JointPrediction joint = GaussianProcess.of(observations, exact).predictJointly(observations.points());

        double[] sample = joint.sample(Cases.normals(20, 1));
        for (int i = 0; i < 20; i++) {
            assertThat(sample[i]).isCloseTo(observations.value(i), within(1e-4));
        }
        assertThatThrownBy(() -> joint.sample(new double[19])).hasMessageContaining("19 standard normals for 20");
    }

    @Test
    void leaveOneOut_eachObservation_isPredictedFromTheOthers() {
        Observations plain = Cases.wavy(25, 3, 4);
        double[] values = new double[25];
        double[] known = new double[25];
        Arrays.setAll(values, plain::value);
        Arrays.setAll(known, i -> 0.01 * i);
        Observations observations = Observations.of(plain.points(), values, known);
        GaussianProcess process = GaussianProcess.of(observations, IN_3D);

        LeaveOneOut found = process.leaveOneOut();

        for (int out = 0; out < 25; out++) {
            int left = out;
            int[] others = IntStream.range(0, 25).filter(i -> i != left).toArray();
            Prediction prediction = GaussianProcess.of(
                            observations.select(others), IN_3D, process.unit(), DenseAlgebra.fastest())
                    .predict(plain.points().select(out));
            assertThat(found.residuals()[out]).isCloseTo(values[out] - prediction.mean(0), within(SOLVED));
            assertThat(found.variances()[out]).isCloseTo(prediction.responseVariance(0) + known[out], within(SOLVED));
        }
    }

    @Test
    void everything_repeated_givesTheSameBits() {
        Points candidates = Cases.uniform(20, 3, 9);

        double[] first = run(candidates);
        double[] second = run(candidates);

        assertThat(second).isEqualTo(first);
    }

    private static double[] run(Points candidates) {
        Observations observations = Cases.wavy(150, 3, 4);
        Hyperparameters fitted = new HyperparameterFit(100, 30).fit(observations, Priors.dimensionScaled(3));
        GaussianProcess process = GaussianProcess.of(observations, fitted).withPending(Cases.uniform(2, 3, 1));
        double[] sample = process.predictJointly(candidates).sample(Cases.normals(20, 2));
        double[] all = Arrays.copyOf(sample, 40);
        System.arraycopy(variances(process.predict(candidates)), 0, all, 20, 20);
        return all;
    }
}
