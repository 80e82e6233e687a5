package io.github.sparksnops.driver.spark;

import static org.apache.spark.sql.functions.col;

import io.github.sparksnops.driver.score.Coverage;
import io.github.sparksnops.driver.score.Reachability;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.score.StoredRun;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Reads stored rows around a target: a sample of them first, then each once. What the driver holds is bounded. */
public final class CoverageScan {
    /** Medians of it are good to a percent of the spread; 10 MB with spectra of 50 entries. */
    private static final int SAMPLED = 20_000;

    private CoverageScan() {}

    /** Judges whether a target lies within the rows of some studies; empty where no row has all its statistics. */
    public static Optional<Reachability> of(SparkSession spark, ScoredStudies studies, TargetStatistics target) {
        Dataset<Row> rows = rows(spark, studies, target);
        // Trial ids are hashes: the smallest ones are a sample drawn at random, and always the same one.
        List<StoredRun> sample = rows.orderBy(StudyRows.TRIAL).limit(SAMPLED).collectAsList().stream()
                .map(CoverageScan::run)
                .toList();
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        Coverage nothing = Coverage.around(target, sample);
        Coverage coverage = rows.toJavaRDD().mapPartitions(scan(nothing)).reduce(Coverage::merge);
        return Optional.of(Reachability.of(target, coverage, sample));
    }

    /** A task has its own copy of {@code nothing}, which it fills. */
    private static FlatMapFunction<Iterator<Row>, Coverage> scan(Coverage nothing) {
        return rows -> {
            rows.forEachRemaining(row -> nothing.add(run(row)));
            return List.of(nothing).iterator();
        };
    }

    private static Dataset<Row> rows(SparkSession spark, ScoredStudies studies, TargetStatistics target) {
        Column complete = col(StudyRows.STATUS).equalTo(Status.COMPLETED.name());
        for (Statistic statistic : target.used()) {
            complete = complete.and(col(statistic.key()).isNotNull());
        }
        List<String> columns = new ArrayList<>(List.of(StudyRows.TRIAL, StudyRows.STUDY, StudyRows.PARAMETERS));
        Arrays.stream(Statistic.values()).map(Statistic::key).forEach(columns::add);
        return StudyRows.open(spark, studies)
                .filter(complete)
                .select(columns.stream().map(functions::col).toArray(Column[]::new));
    }

    private static StoredRun run(Row row) {
        int first = row.size() - Statistic.values().length;
        double[] scalars = new double[Statistic.SCALARS.size()];
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = row.isNullAt(first + i) ? Double.NaN : row.getDouble(first + i);
        }
        int last = row.size() - 1;
        double[] spectrum = row.isNullAt(last) ? new double[0] : CostColumn.numbers(row.getSeq(last));
        return new StoredRun(
                row.getString(0), row.getString(1), row.getString(2), StatisticValues.of(scalars, spectrum));
    }
}
