package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import smile.math.kernel.MercerKernel;
import smile.regression.GaussianProcessRegression;

/**
 * Against Smile's regression, where both do the same: mean 0 in standardised units, common noise. Its covariance is the formula of
 * {@link Cases}, since Smile has no length scale per dimension, and its own Matérn 5/2 (2.6.0) lacks the quadratic term.
 */
class SmileAgreementTest {
    /** Values of order 10 through solutions with condition numbers up to 1e5. */
    private static final double TOLERANCE = 1e-9;

    private static final Hyperparameters HYPERPARAMETERS =
            new Hyperparameters(0, 1.4, new double[] {0.3, 0.8, 2}, 0.02);

    private final Observations observations = Cases.wavy(60, 3, 4);
    private final Points candidates = Cases.uniform(25, 3, 9);

    /** Our covariance in Smile's terms. */
    private record Kernel(Hyperparameters assumed) implements MercerKernel<double[]> {
        @Override
        public double k(double[] a, double[] b) {
            return Cases.covariance(a, b, assumed);
        }

        @Override
        public double[] kg(double[] a, double[] b) {
            return new double[] {k(a, b)};
        }

        @Override
        public MercerKernel<double[]> of(double[] parameters) {
            return this;
        }

        @Override
        public double[] hyperparameters() {
            return new double[0];
        }

        @Override
        public double[] lo() {
            return new double[0];
        }

        @Override
        public double[] hi() {
            return new double[0];
        }
    }

    @BeforeAll
    static void smileNeedsOpenBlas() {
        assumeTrue(DenseAlgebra.fastest() instanceof OpenBlas);
    }

    private GaussianProcessRegression<double[]> smile() {
        double[] values = new double[observations.count()];
        Arrays.setAll(values, observations::value);
        return GaussianProcessRegression.fit(
                rows(observations.points()), values, new Kernel(HYPERPARAMETERS), HYPERPARAMETERS.noiseVariance());
    }

    private static double[][] rows(Points points) {
        double[][] rows = new double[points.count()][];
        Arrays.setAll(rows, i -> Cases.point(points, i));
        return rows;
    }

    @Test
    void predict_sameHyperparameters_agrees() {
        Prediction prediction =
                GaussianProcess.of(observations, HYPERPARAMETERS).predict(candidates);

        double[] theirs = new double[2];
        GaussianProcessRegression<double[]> smile = smile();
        for (int i = 0; i < candidates.count(); i++) {
            smile.predict(Cases.point(candidates, i), theirs);
            assertThat(prediction.mean(i)).as("mean %s", i).isCloseTo(theirs[0], within(TOLERANCE));
            assertThat(prediction.latentVariance(i))
                    .as("variance %s", i)
                    .isCloseTo(theirs[1] * theirs[1], within(TOLERANCE));
        }
    }

    @Test
    void predictJointly_sameHyperparameters_agrees() {
        JointPrediction joint =
                GaussianProcess.of(observations, HYPERPARAMETERS).predictJointly(candidates);

        var theirs = smile().query(rows(candidates)).cov;
        for (int i = 0; i < candidates.count(); i++) {
            for (int j = 0; j < candidates.count(); j++) {
                assertThat(joint.covariance(i, j)).isCloseTo(theirs.get(i, j), within(TOLERANCE));
            }
        }
    }

    @Test
    void likelihood_sameHyperparameters_agrees() {
        MarginalLikelihood likelihood = new MarginalLikelihood(
                observations, observations.standardisation(), Priors.fitrgp(observations), DenseAlgebra.fastest());

        double found = likelihood.evaluate(HYPERPARAMETERS.toVector(), new double[6]);

        assertThat(found).isCloseTo(smile().L, within(TOLERANCE));
    }
}
