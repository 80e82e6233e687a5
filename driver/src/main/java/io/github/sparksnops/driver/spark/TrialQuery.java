package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.UserError;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import scala.jdk.javaapi.CollectionConverters;

/** A question in SQL: something that reads and changes nothing. */
public final class TrialQuery {
    /** Starts of the names of those commands of Spark that only tell. */
    private static final List<String> TELLING = List.of("Describe", "Show", "Explain");

    private TrialQuery() {}

    /**
     * Plans a query.
     *
     * @throws ParseException where it is no SQL
     * @throws UserError where it is a command that would change something: tables, settings, files
     */
    public static Dataset<Row> of(SparkSession spark, String query) throws ParseException {
        LogicalPlan plan = ((org.apache.spark.sql.classic.SparkSession) spark)
                .sessionState()
                .sqlParser()
                .parsePlan(query);
        if (changes(plan)) {
            throw new UserError(
                    "QUERY",
                    "this statement does not ask, it changes something (" + plan.nodeName() + ")",
                    "write SELECT, WITH, VALUES, FROM, DESCRIBE, SHOW or EXPLAIN; to keep an answer, redirect the output"
                            + " of --format csv or json into a file");
        }
        return spark.sql(query);
    }

    private static boolean changes(LogicalPlan plan) {
        boolean command = plan instanceof Command || plan instanceof ParsedStatement || plan instanceof InsertIntoDir;
        if (command) {
            String name = plan.getClass().getSimpleName();
            return TELLING.stream().noneMatch(name::startsWith);
        }
        return CollectionConverters.asJava(plan.children()).stream().anyMatch(TrialQuery::changes);
    }
}
