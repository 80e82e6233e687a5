package io.github.sparksnops.driver.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.github.sparksnops.driver.score.RepeatedCost;
import io.github.sparksnops.driver.score.ScorableRows;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.sql.StudyViews;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/** Stored rows with their cost against a target. Nothing here depends on how rows lie in files and partitions. */
public final class ScoredTrials {
    private static final String SCORE = "score";

    private final Dataset<Row> rows;
    private final ScoredStudies studies;

    private ScoredTrials(Dataset<Row> rows, ScoredStudies studies) {
        this.rows = rows;
        this.studies = studies;
    }

    /** Every row of some studies; a trial that is in several of them is one row. */
    public static ScoredTrials of(SparkSession spark, ScoredStudies studies, TargetStatistics target) {
        List<String> columns = new ArrayList<>(List.of(StudyRows.TRIAL, StudyRows.STUDY, StudyRows.PARAMETERS));
        columns.addAll(List.of("repeat", "seed", StudyRows.STATUS));
        columns.addAll(studies.parameters());
        columns.add(SCORE + ".*");
        Dataset<Row> rows = StudyRows.open(spark, studies)
                .withColumn(SCORE, ofCompleted(CostColumn.of(CostFunction.of(target))))
                .select(columns.stream().map(functions::col).toArray(Column[]::new));
        return new ScoredTrials(rows, studies);
    }

    /**
     * The same rows, computed once for several uses, in memory or on the local disk: some 350 bytes a row. Worth it where all
     * of them are put in order, which takes three passes.
     */
    public ScoredTrials kept() {
        // Not persist(): kept in columnar form, the same rows took longer.
        return new ScoredTrials(rows.localCheckpoint(false), studies);
    }

    private static Column ofCompleted(Column cost) {
        return when(col(StudyRows.STATUS).equalTo(Status.COMPLETED.name()), cost);
    }

    /** Counts the rows that have a cost and those that have none. */
    public ScorableRows scorable() {
        SortedMap<String, Long> missing = new TreeMap<>();
        long scored = 0;
        long[] byStatus = new long[Status.values().length];
        long total = 0;
        for (Row row :
                rows.groupBy(StudyRows.STATUS, CostColumn.MISSING).count().collectAsList()) {
            long count = row.getLong(2);
            Status status = Status.valueOf(row.getString(0));
            total += count;
            byStatus[status.ordinal()] += count;
            if (status == Status.COMPLETED && row.isNullAt(1)) {
                scored += count;
            } else if (status == Status.COMPLETED) {
                missing.merge(row.getString(1), count, Long::sum);
            }
        }
        return new ScorableRows(
                scored,
                missing,
                byStatus[Status.INFEASIBLE.ordinal()],
                byStatus[Status.FAILED.ordinal()],
                studies.trials().total() - total);
    }

    /** Rows with a cost, best first: cost, log cost, terms, z, parameters, and what identifies the trial. */
    public Dataset<Row> best() {
        List<String> columns = new ArrayList<>(CostColumn.names());
        columns.addAll(studies.parameters());
        columns.addAll(List.of(StudyRows.TRIAL, StudyRows.STUDY, "repeat", "seed"));
        return rows.filter(col(CostColumn.COST).isNotNull())
                .orderBy(col(CostColumn.COST), col(StudyRows.TRIAL), col(StudyRows.STUDY))
                .select(columns.stream().map(functions::col).toArray(Column[]::new));
    }

    /** Parameter sets with a cost, best mean first: mean over the repeats, its standard error, and the parameters. */
    public Dataset<Row> bestParameters() {
        List<Column> keys = new ArrayList<>(List.of(col(StudyRows.PARAMETERS)));
        studies.parameters().forEach(name -> keys.add(col(name)));
        Column summary = functions
                .udf(
                        (UDF1<Seq<Double>, Row>) costs -> summary(CostColumn.numbers(costs)),
                        new StructType()
                                .add("mean_cost", DataTypes.DoubleType)
                                .add("cost_se", DataTypes.DoubleType)
                                .add("least_cost", DataTypes.DoubleType)
                                .add("repeats", DataTypes.IntegerType))
                .apply(col("costs"));
        List<Column> columns = new ArrayList<>(List.of(col("summary.*"), col("without_cost")));
        studies.parameters().forEach(name -> columns.add(col(name)));
        columns.add(col(StudyRows.PARAMETERS));
        return rows.groupBy(keys.toArray(Column[]::new))
                .agg(
                        collect_list(CostColumn.COST).as("costs"),
                        count(when(col(CostColumn.COST).isNull(), lit(1))).as("without_cost"))
                .filter(functions.size(col("costs")).gt(0))
                .withColumn("summary", summary)
                .orderBy(col("summary.mean_cost"), col(StudyRows.PARAMETERS))
                .select(columns.toArray(Column[]::new));
    }

    private static Row summary(double[] costs) {
        RepeatedCost cost = RepeatedCost.of(costs);
        Double error = cost.standardError().isPresent() ? cost.standardError().getAsDouble() : null;
        return RowFactory.create(cost.mean(), error, cost.least(), cost.repeats());
    }

    /**
     * Opens the table of one study under the name {@code scores}: all columns of {@code trials}, with {@code cost} and {@code
     * cost_terms} against this target, followed by {@code log_cost} and a {@code z_} column per statistic.
     *
     * <p>The same numbers as by the text of {@link StudyViews}, several times faster on a CPU, where Spark interprets functions over
     * arrays; computed once a row, however often a query names them.
     */
    static void register(Dataset<Row> table, TargetStatistics target) {
        List<Column> columns = new ArrayList<>();
        for (String name : table.columns()) {
            if (name.equals(CostColumn.COST)) {
                columns.add(col(SCORE + "." + name));
            } else if (name.equals("cost_terms")) {
                columns.add(terms().as(name));
                columns.add(col(SCORE + "." + CostColumn.LOG_COST));
                Arrays.stream(Statistic.values()).forEach(s -> columns.add(col(SCORE + "." + CostColumn.z(s))));
            } else {
                columns.add(col(name));
            }
        }
        table.withColumn(SCORE, ofCompleted(CostColumn.onceARow(CostFunction.of(target))))
                .select(columns.toArray(Column[]::new))
                .createOrReplaceTempView(StudyViews.SCORES);
    }

    private static Column terms() {
        Column[] terms = Arrays.stream(Statistic.values())
                .map(s -> col(SCORE + "." + CostColumn.term(s)).as(s.key()))
                .toArray(Column[]::new);
        return when(col(SCORE + "." + CostColumn.COST).isNotNull(), struct(terms));
    }
}
