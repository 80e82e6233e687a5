package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.sweep.CostEstimate;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Asks an executor of a cluster whether it has the simulator, before anything is written. */
public final class SimulatorProbe {
    private SimulatorProbe() {}

    /**
     * What an executor has.
     *
     * @param simulator its name, device, and why that one
     * @param secondsPerTrial estimate for one slot, s
     */
    public record Found(String simulator, double secondsPerTrial) implements Serializable {}

    /** An executor's answer, in a form that travels. */
    private record Answer(Found found, List<String> problem) implements Serializable {}

    /**
     * Looks for a simulator where trials will run.
     *
     * @param stages that each trial goes through
     * @throws UserError where the name is unknown or it cannot run there
     */
    public static Found check(SparkSession spark, List<TrialSettings> stages, int trials, String name) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<TrialSettings> sent = List.copyOf(stages);
        spark.sparkContext().setJobDescription("look for the simulator " + name);
        Answer answer = context.parallelize(List.of(name), 1)
                .map(n -> ask(sent, trials, n))
                .collect()
                .get(0);
        if (!answer.problem().isEmpty()) {
            List<String> problem = answer.problem();
            throw new UserError(problem.get(0), "on an executor: " + problem.get(1), problem.get(2));
        }
        return answer.found();
    }

    /** Spark knows an executor's cores only where they are set; else they are all of the machine's. */
    private static int slotsOfThisExecutor() {
        SparkConf conf = SparkEnv.get().conf();
        int cores = conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
        return Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
    }

    private static Answer ask(List<TrialSettings> stages, int trials, String name) {
        try {
            SimulatorSelection selection = SimulatorSelection.of(name);
            String text = selection.name() + " on " + selection.device() + ": " + selection.reason();
            CostEstimate estimate = CostEstimate.of(stages, trials, 1, selection.name());
            estimate.requireHeap(slotsOfThisExecutor(), Runtime.getRuntime().maxMemory());
            return new Answer(new Found(text, estimate.secondsPerTrial()), List.of());
        } catch (UserError e) {
            Problem problem = e.problems().get(0);
            return new Answer(new Found("", 0), List.of(problem.where(), problem.what(), problem.how()));
        }
    }
}
