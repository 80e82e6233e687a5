package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Asks an executor of a cluster whether it has the simulator, before anything is written. */
public final class SimulatorProbe {
    private SimulatorProbe() {}

    /** An executor's answer, in a form that travels. */
    private record Answer(String device, String reason, List<String> problem) implements Serializable {}

    /**
     * Looks for a simulator where trials will run.
     *
     * @return what it is and why, for the log
     * @throws UserError where the name is unknown or it cannot run there
     */
    public static String check(SparkSession spark, String name) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        spark.sparkContext().setJobDescription("look for the simulator " + name);
        Answer answer = context.parallelize(List.of(name), 1)
                .map(SimulatorProbe::ask)
                .collect()
                .get(0);
        if (!answer.problem().isEmpty()) {
            List<String> problem = answer.problem();
            throw new UserError(problem.get(0), "on an executor: " + problem.get(1), problem.get(2));
        }
        return answer.device() + ": " + answer.reason();
    }

    private static Answer ask(String name) {
        try {
            SimulatorSelection selection = SimulatorSelection.of(name);
            return new Answer(selection.name() + " on " + selection.device(), selection.reason(), List.of());
        } catch (UserError e) {
            Problem problem = e.problems().get(0);
            return new Answer("", "", List.of(problem.where(), problem.what(), problem.how()));
        }
    }
}
