package io.github.sparksnops.driver.search;

import io.github.sparksnops.driver.search.Evaluation.Scored;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Normal distribution that {@link CmaEsStrategy} draws from, and how a generation of evaluated points changes it; never changed
 * itself.
 *
 * <p>Source: Hansen 2016, <a href="https://arxiv.org/abs/1604.00772">arXiv:1604.00772</a>, figure 6, whose symbols the local names
 * are.
 */
final class CmaEsDistribution {
    /** A third of the cube: it may be anywhere. */
    private static final double FIRST_STEP = 0.3;

    /** Keeps points of a generation different from each other when all costs are the same or without noise. */
    private static final double LEAST_STEP = 1e-10;

    private final RealVector mean;
    private final double step;
    private final RealMatrix covariance;
    private final RealVector stepPath;
    private final RealVector covariancePath;
    private final int generations;
    private final EigenDecomposition eigen;

    private CmaEsDistribution(
            RealVector mean,
            double step,
            RealMatrix covariance,
            RealVector stepPath,
            RealVector covariancePath,
            int generations) {
        this.mean = mean;
        this.step = step;
        this.covariance = covariance;
        this.stepPath = stepPath;
        this.covariancePath = covariancePath;
        this.generations = generations;
        this.eigen = new EigenDecomposition(covariance);
    }

    /** About a point, equally wide in all directions. */
    static CmaEsDistribution about(double[] point) {
        int n = point.length;
        return new CmaEsDistribution(
                new ArrayRealVector(point),
                FIRST_STEP,
                MatrixUtils.createRealIdentityMatrix(n),
                new ArrayRealVector(n),
                new ArrayRealVector(n),
                0);
    }

    double[] mean() {
        return mean.toArray();
    }

    /** Overall standard deviation, in lengths of the cube's sides. */
    double step() {
        return step;
    }

    /** The point that independent standard normal numbers stand for; may lie outside of the cube. */
    double[] point(double[] normals) {
        RealVector scaled = new ArrayRealVector(normals).ebeMultiply(deviations());
        return mean.add(eigen.getV().operate(scaled).mapMultiply(step)).toArray();
    }

    /** Of the principal axes; rounding must not make one 0 or imaginary. */
    private RealVector deviations() {
        double[] values = eigen.getRealEigenvalues();
        double least = 1e-14 * Arrays.stream(values).max().orElseThrow();
        return new ArrayRealVector(Arrays.stream(values)
                .map(value -> Math.sqrt(Math.max(least, value)))
                .toArray());
    }

    /**
     * The distribution after a generation; the same, where no point of it has a cost.
     *
     * @param generation at least two, without errors of the software
     */
    CmaEsDistribution after(List<Evaluation> generation) {
        List<RealVector> steps = generation.stream()
                .filter(evaluation -> evaluation.outcome() instanceof Scored)
                .sorted(Comparator.comparingDouble(evaluation -> ((Scored) evaluation.outcome()).cost()))
                .map(evaluation ->
                        new ArrayRealVector(evaluation.point()).subtract(mean).mapDivide(step))
                .toList();
        return steps.isEmpty()
                ? this
                : after(steps, CmaEsRates.of(mean.getDimension(), generation.size(), steps.size()));
    }

    private CmaEsDistribution after(List<RealVector> steps, CmaEsRates rates) {
        int n = mean.getDimension();
        double mu = rates.effectiveParents();
        RealVector y = new ArrayRealVector(n);
        for (int i = 0; i < rates.weights().length; i++) {
            y = y.add(steps.get(i).mapMultiply(rates.weights()[i]));
        }
        double cs = rates.cSigma();
        RealVector ps = stepPath.mapMultiply(1 - cs).add(whitened(y).mapMultiply(Math.sqrt(cs * (2 - cs) * mu)));
        double expected = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
        double settled = Math.sqrt(1 - StrictMath.pow(1 - cs, 2.0 * (generations + 1)));
        // A path that long means that the step size grows: the covariance is not to learn the same thing.
        double h = ps.getNorm() / settled < (1.4 + 2.0 / (n + 1)) * expected ? 1 : 0;
        double cc = rates.cC();
        RealVector pc = covariancePath.mapMultiply(1 - cc).add(y.mapMultiply(h * Math.sqrt(cc * (2 - cc) * mu)));
        double kept = 1 + rates.c1() * (1 - h) * cc * (2 - cc) - rates.c1() - rates.cMu();
        RealMatrix c = covariance.scalarMultiply(kept).add(pc.outerProduct(pc).scalarMultiply(rates.c1()));
        for (int i = 0; i < rates.weights().length; i++) {
            RealVector parent = steps.get(i);
            c = c.add(parent.outerProduct(parent).scalarMultiply(rates.cMu() * rates.weights()[i]));
        }
        double grown = step * StrictMath.exp(cs / rates.dSigma() * (ps.getNorm() / expected - 1));
        return new CmaEsDistribution(
                mean.add(y.mapMultiply(step)), Math.max(LEAST_STEP, grown), c, ps, pc, generations + 1);
    }

    /** C^(-1/2) y. */
    private RealVector whitened(RealVector y) {
        return eigen.getV().operate(eigen.getVT().operate(y).ebeDivide(deviations()));
    }
}
