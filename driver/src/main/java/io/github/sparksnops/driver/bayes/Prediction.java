package io.github.sparksnops.driver.bayes;

/** What a process expects at each of a block of points, in units of the values; shape {@code [point]}. */
public final class Prediction {
    private final double[] means;
    private final double[] variances;
    private final double noiseVariance;

    Prediction(double[] means, double[] variances, double noiseVariance) {
        this.means = means;
        this.variances = variances;
        this.noiseVariance = noiseVariance;
    }

    /** How many points. */
    public int count() {
        return means.length;
    }

    /** Expected value at a point. */
    public double mean(int point) {
        return means[point];
    }

    /** Variance of the function itself at a point; 0 where rounding leaves nothing of it. */
    public double latentVariance(int point) {
        return variances[point];
    }

    /** Variance of a new observation at a point: the function's and the common noise's; positive. */
    public double responseVariance(int point) {
        return variances[point] + noiseVariance;
    }
}
