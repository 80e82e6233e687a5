package io.github.sparksnops.driver.bayes;

import static io.github.sparksnops.network.Check.require;

import java.util.Arrays;

/**
 * Gaussian-process regression: what observations tell of a function, given hyperparameters. Exact, with a Matérn 5/2 covariance
 * and a length scale per dimension. Values are standardised inside; all results are in their unit. Never changed.
 *
 * <p>Time and memory: the third and second power of the observations to build; per predicted point, the second.
 *
 * <p>Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", algorithm 2.1 and equations 2.23 to 2.26.
 */
public final class GaussianProcess {
    /** Covariances with candidates held at a time: 80 MB, enough candidates to make the factor's passage through memory cheap. */
    private static final int BLOCK_ENTRIES = 10_000_000;

    private final Hyperparameters hyperparameters;
    private final Standardisation unit;
    private final Matern52 covariance;
    private final Points points;
    private final ScaledPoints scaled;
    private final CholeskyFactor factor;
    /** K^-1 (y - mean), of the observations; pending points, observed at their means, have 0. */
    private final double[] weights;
    /** Of the observations, standardised: common and known. */
    private final double[] noiseVariances;

    private final int observed;

    private GaussianProcess(
            Hyperparameters hyperparameters,
            Standardisation unit,
            Points points,
            CholeskyFactor factor,
            double[] weights,
            double[] noiseVariances) {
        this.hyperparameters = hyperparameters;
        this.unit = unit;
        this.covariance = new Matern52(hyperparameters.signalVariance());
        this.points = points;
        this.scaled = ScaledPoints.of(points, hyperparameters.lengthScales());
        this.factor = factor;
        this.weights = weights;
        this.noiseVariances = noiseVariances;
        this.observed = weights.length;
    }

    /**
     * The process after observations.
     *
     * @throws IllegalArgumentException where length scales and points have different dimensions
     * @throws ArithmeticException where the covariance matrix cannot be factorised
     */
    public static GaussianProcess of(Observations observations, Hyperparameters hyperparameters) {
        return of(observations, hyperparameters, observations.standardisation(), DenseAlgebra.fastest());
    }

    static GaussianProcess of(
            Observations observations, Hyperparameters hyperparameters, Standardisation unit, DenseAlgebra algebra) {
        Points points = observations.points();
        ScaledPoints scaled = ScaledPoints.of(points, hyperparameters.lengthScales());
        Matern52 covariance = new Matern52(hyperparameters.signalVariance());
        double[] noiseVariances = Arrays.stream(observations.standardisedVariances(unit))
                .map(known -> hyperparameters.noiseVariance() + known)
                .toArray();
        int n = observations.count();
        CholeskyFactor factor = CholeskyFactor.of(algebra, n, covariance.variance(), matrix -> {
            covariance.among(scaled, matrix);
            for (int i = 0; i < n; i++) {
                matrix[i * n + i] += noiseVariances[i];
            }
        });
        double[] weights = Arrays.stream(observations.standardised(unit))
                .map(value -> value - hyperparameters.mean())
                .toArray();
        factor.solve(weights, 1);
        return new GaussianProcess(hyperparameters, unit, points, factor, weights, noiseVariances);
    }

    /** What the process assumes, in units of {@link #unit}. */
    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** Unit of the standardised values. */
    public Standardisation unit() {
        return unit;
    }

    /** Points that the process is conditioned on: observations and pending points. */
    public int count() {
        return points.count();
    }

    /** Expected values at points; far cheaper than {@link #predict}. */
    public double[] means(Points candidates) {
        double[] means = new double[candidates.count()];
        forBlocks(candidates, (from, cross) -> writeMeans(cross, means, from));
        return means;
    }

    /** Expected values and variances at points. */
    public Prediction predict(Points candidates) {
        int n = factor.size();
        double[] means = new double[candidates.count()];
        double[] variances = new double[candidates.count()];
        forBlocks(candidates, (from, cross) -> {
            writeMeans(cross, means, from);
            factor.solveLower(cross, cross.length / n);
            for (int at = 0; at < cross.length; at += n) {
                double explained = PlainAlgebra.dot(cross, at, cross, at, n);
                variances[from + at / n] = unit.restoredVariance(Math.max(0, covariance.variance() - explained));
            }
        });
        return new Prediction(means, variances, unit.restoredVariance(hyperparameters.noiseVariance()));
    }

    @FunctionalInterface
    private interface BlockVisitor {
        /** Takes the candidates from a number on; cross: covariances with the process's points, shape {@code [candidate][n]}. */
        void visit(int from, double[] cross);
    }

    private void forBlocks(Points candidates, BlockVisitor visitor) {
        int block = Math.max(1, BLOCK_ENTRIES / factor.size());
        for (int from = 0; from < candidates.count(); from += block) {
            int end = Math.min(from + block, candidates.count());
            visitor.visit(from, covariance.between(scale(candidates.range(from, end)), scaled));
        }
    }

    private ScaledPoints scale(Points candidates) {
        return ScaledPoints.of(candidates, hyperparameters.lengthScales());
    }

    private void writeMeans(double[] cross, double[] means, int from) {
        int n = factor.size();
        for (int at = 0; at < cross.length; at += n) {
            double change = PlainAlgebra.dot(cross, at, weights, 0, observed);
            means[from + at / n] = unit.restored(hyperparameters.mean() + change);
        }
    }

    /**
     * Functions drawn at random from what is known of it, each defined everywhere, so that each can be minimised.
     *
     * @param samples how many
     * @throws IllegalArgumentException with pending points
     */
    FunctionSamples sampleFunctions(int samples, Draws draws) {
        require(
                factor.size() == observed,
                "GaussianProcess.sampleFunctions: %s points are pending",
                count() - observed);
        PriorFunctions prior = PriorFunctions.of(hyperparameters, samples, draws);
        double[] updates = prior.at(scaled, factor.algebra());
        for (int s = 0; s < samples; s++) {
            double[] noise = draws.normals(PriorFunctions.DRAWS + s, observed);
            for (int i = 0; i < observed; i++) {
                updates[s * observed + i] += Math.sqrt(noiseVariances[i]) * noise[i];
            }
        }
        factor.solve(updates, samples);
        for (int at = 0; at < updates.length; at++) {
            updates[at] = weights[at % observed] - updates[at];
        }
        return new FunctionSamples(hyperparameters, unit, prior, scaled, updates, factor.algebra());
    }

    /** Joint distribution of the function at points, to draw samples from; memory grows with the second power of the points. */
    public JointPrediction predictJointly(Points candidates) {
        ScaledPoints theirs = scale(candidates);
        double[] cross = covariance.between(theirs, scaled);
        double[] means = new double[candidates.count()];
        writeMeans(cross, means, 0);
        factor.solveLower(cross, candidates.count());
        double[] covariances = covariance.between(theirs, theirs);
        factor.algebra().subtractProducts(cross, cross, factor.size(), covariances);
        restore(covariances);
        return new JointPrediction(means, covariances, unit.restoredVariance(covariance.variance()), factor.algebra());
    }

    /**
     * Covariances of the function at points with the function at others, shape {@code [candidate][other]}. For few others this is
     * far cheaper than {@link #predict}: pending points' effect on the variances of many candidates follows from it.
     */
    public double[] covariances(Points candidates, Points others) {
        ScaledPoints theirs = scale(others);
        double[] solved = covariance.between(theirs, scaled);
        factor.solve(solved, others.count());
        double[] covariances = new double[candidates.count() * others.count()];
        forBlocks(candidates, (from, cross) -> {
            int end = from + cross.length / factor.size();
            double[] block = covariance.between(scale(candidates.range(from, end)), theirs);
            factor.algebra().subtractProducts(cross, solved, factor.size(), block);
            System.arraycopy(block, 0, covariances, from * others.count(), block.length);
        });
        restore(covariances);
        return covariances;
    }

    private void restore(double[] standardised) {
        for (int i = 0; i < standardised.length; i++) {
            standardised[i] = unit.restoredVariance(standardised[i]);
        }
    }

    /**
     * The process after further observations equal to what it expects there, with the common noise: expectations stay, variances
     * shrink. So points chosen together keep apart ("kriging believer": Ginsbourger, Le Riche and Carraro 2010,
     * <a href="https://doi.org/10.1007/978-3-642-10701-6_6">doi:10.1007/978-3-642-10701-6_6</a>). Time grows with the second power
     * of the observations.
     */
    public GaussianProcess withPending(Points pending) {
        ScaledPoints theirs = scale(pending);
        double[] corner = covariance.between(theirs, theirs);
        for (int i = 0; i < pending.count(); i++) {
            corner[i * pending.count() + i] += hyperparameters.noiseVariance();
        }
        double[] cross = covariance.between(theirs, scaled);
        CholeskyFactor extended = factor.extended(cross, corner, covariance.variance());
        return new GaussianProcess(hyperparameters, unit, points.plus(pending), extended, weights, noiseVariances);
    }

    /**
     * Predicts each observation from all others. Time grows with the third power of the observations.
     *
     * <p>Source: Rasmussen and Williams 2006, equations 5.10 to 5.12.
     *
     * @throws IllegalArgumentException with pending points
     */
    public LeaveOneOut leaveOneOut() {
        int n = factor.size();
        require(n == observed, "GaussianProcess.leaveOneOut: %s points are pending", n - observed);
        double[] inverse = factor.inverse();
        double[] residuals = new double[n];
        double[] variances = new double[n];
        for (int i = 0; i < n; i++) {
            double precision = inverse[i * n + i];
            residuals[i] = unit.scale() * weights[i] / precision;
            variances[i] = unit.restoredVariance(1 / precision);
        }
        return new LeaveOneOut(residuals, variances);
    }
}
