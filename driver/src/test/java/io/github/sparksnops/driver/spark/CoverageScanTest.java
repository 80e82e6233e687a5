package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.score.Reachability;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageScanTest {
    private static final StudyConfiguration STUDY = Studies.of(8, 5, 2, 3);
    private static final TargetStatistics TARGET = MadeUpTarget.of(10, 100, 9);

    private static SparkSession spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSpark() {
        spark = TestSpark.open(SnopsSession.Purpose.QUERY);
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void of_rows_rangesOfSqlAndTheBestRowsOfScore() {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 9, trial -> MadeUpStudy.drawn(trial.seed(), 10));

        Reachability found = scan(TARGET, "a").orElseThrow();

        assertThat(found.rows()).isEqualTo(80);
        assertThat(found.ranges())
                .extracting(Reachability.Range::name)
                .containsExactly(
                        "rate_hz",
                        "fano_factor",
                        "count_correlation",
                        "shared_variance",
                        "shared_dimensionality",
                        "eigenvalue_1",
                        "eigenvalue_sum");
        for (Reachability.Range range : found.ranges().subList(0, 5)) {
            Row row = TrialTable.open(spark, folder.resolve("a").toString())
                    .selectExpr(
                            "min(" + range.name() + ")",
                            "percentile(" + range.name() + ", 0.5)",
                            "max(" + range.name() + ")",
                            "100.0D * count_if(" + range.name() + " < " + range.target() + ") / count(*)")
                    .first();
            assertThat(List.of(range.minimum(), range.median(), range.maximum(), range.percentile()))
                    .isEqualTo(List.of(row.get(0), row.get(1), row.get(2), row.get(3)));
        }
        List<Row> best =
                ScoredTrials.of(spark, studies(TARGET, "a"), TARGET).best().takeAsList(5);
        assertThat(found.nearest())
                .extracting(run -> run.trialId() + " " + run.cost())
                .isEqualTo(best.stream()
                        .map(row -> row.getAs("trial_id") + " " + row.getAs("cost"))
                        .toList());
        assertThat(found.inTargetSd().median()).isPresent();
    }

    @Test
    void of_sameRowsInOtherFilesAndTwice_sameAnswer() {
        MadeUpStudy.write(folder.resolve("x/a"), STUDY, 80, trial -> MadeUpStudy.drawn(trial.seed(), 10));
        MadeUpStudy.write(folder.resolve("y/a"), STUDY, 3, trial -> MadeUpStudy.drawn(trial.seed(), 10));

        Reachability found = scan(TARGET, "x/a").orElseThrow();

        for (Reachability other : List.of(
                scan(TARGET, "y/a").orElseThrow(), scan(TARGET, "x/a", "y/a").orElseThrow())) {
            assertThat(other.ranges()).isEqualTo(found.ranges());
            assertThat(other.nearest())
                    .extracting(run -> run.trialId())
                    .isEqualTo(
                            found.nearest().stream().map(run -> run.trialId()).toList());
            assertThat(other.inTargetSd()).isEqualTo(found.inTargetSd());
            assertThat(other.inSpread()).isEqualTo(found.inSpread());
            assertThat(other.verdict()).isEqualTo(found.verdict());
        }
    }

    @Test
    void of_rowsWithoutAStatistic_countWhereItHasNoWeight() {
        MadeUpStudy.write(
                folder.resolve("a"),
                STUDY,
                80,
                trial -> trial.repeat() == 0
                        ? MadeUpStudy.completed(new double[] {5, 1, 0.004, 0, 0}, new double[0])
                        : MadeUpStudy.ended(Status.INFEASIBLE, "silent"));

        assertThat(scan(TARGET, "a")).isEmpty();
        assertThat(scan(TARGET.withOnly(EnumSet.of(Statistic.RATE_HZ)), "a")
                        .orElseThrow()
                        .rows())
                .isEqualTo(40);
    }

    private Optional<Reachability> scan(TargetStatistics target, String... names) {
        return CoverageScan.of(spark, studies(target, names), target);
    }

    private ScoredStudies studies(TargetStatistics target, String... names) {
        List<String> words =
                List.of(names).stream().map(name -> folder + "/" + name).toList();
        return ScoredStudies.open(words, target, "target.yaml", warning -> {});
    }
}
