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
import org.apache.spark.TaskContext;
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
     * @param batch networks that it likes to take at a time
     */
    public record Found(String simulator, double secondsPerTrial, int batch) implements Serializable {}

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

    /** Tasks that run in an executor at the same time. Spark knows its cores only where they are set; else they are all of the machine's. */
    static int slotsOfExecutor(SparkConf conf) {
        int cores = conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
        int byCores = cores / conf.getInt("spark.task.cpus", 1);
        double perTask = conf.getDouble("spark.task.resource." + TaskDevice.RESOURCE + ".amount", 0);
        double byDevices = perTask == 0
                ? Double.POSITIVE_INFINITY
                : conf.getDouble("spark.executor.resource." + TaskDevice.RESOURCE + ".amount", 1) / perTask;
        return (int) Math.max(1, Math.min(byCores, byDevices));
    }

    private static Answer ask(List<TrialSettings> stages, int trials, String name) {
        try {
            SimulatorSelection selection = SimulatorSelection.of(name, TaskDevice.of(TaskContext.get()));
            String text = selection.name() + " on " + selection.device() + ": " + selection.reason();
            CostEstimate estimate = CostEstimate.of(stages, trials, 1, selection.provider());
            estimate.requireHeap(
                    slotsOfExecutor(SparkEnv.get().conf()), Runtime.getRuntime().maxMemory());
            return new Answer(new Found(text, estimate.secondsPerTrial(), estimate.batch()), List.of());
        } catch (UserError e) {
            Problem problem = e.problems().get(0);
            return new Answer(new Found("", 0, 1), List.of(problem.where(), problem.what(), problem.how()));
        }
    }
}
