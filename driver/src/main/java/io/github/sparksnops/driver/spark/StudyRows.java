package io.github.sparksnops.driver.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.stats.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Rows of several studies as one table: what identifies a trial, its parameters, its end and its statistics. */
final class StudyRows {
    static final String TRIAL = "trial_id";
    static final String STUDY = "study";
    static final String PARAMETERS = "parameters_id";
    static final String STATUS = "status";

    private static final List<String> IDENTITY = List.of(STUDY, PARAMETERS, "repeat", "seed", STATUS);

    private StudyRows() {}

    /**
     * All rows. A parameter that a study's template does not have is null in its rows; a trial that is in several studies is
     * one row, under the first of their names.
     */
    static Dataset<Row> open(SparkSession spark, ScoredStudies studies) {
        Dataset<Row> all = studies.studies().stream()
                .map(study -> open(spark, study, studies.parameters()))
                .reduce(Dataset::union)
                .orElseThrow();
        if (studies.studies().size() == 1) {
            return all;
        }
        Column[] others = Arrays.stream(all.columns())
                .filter(name -> !name.equals(TRIAL))
                .map(functions::col)
                .toArray(Column[]::new);
        return all.groupBy(TRIAL).agg(min(struct(others)).as("row")).select(TRIAL, "row.*");
    }

    private static Dataset<Row> open(SparkSession spark, FinishedRounds study, List<String> parameters) {
        Dataset<Row> table = TrialTable.open(spark, study.files());
        List<String> present = List.of(table.columns());
        List<Column> columns = new ArrayList<>(List.of(col(TRIAL)));
        IDENTITY.forEach(name -> columns.add(col(name)));
        for (String name : parameters) {
            Column none = lit(null).cast(DataTypes.DoubleType).as(name);
            columns.add(present.contains(name) ? col(name) : none);
        }
        Arrays.stream(Statistic.values()).forEach(statistic -> columns.add(col(statistic.key())));
        return table.select(columns.toArray(Column[]::new));
    }
}
