package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.score.RepeatedCost;
import io.github.sparksnops.driver.score.ScorableRows;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.sql.StudyViews;
import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import io.github.sparksnops.stats.target.Cost;
import io.github.sparksnops.stats.target.CostFunction;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredTrialsTest {
    private static final StudyConfiguration STUDY = Studies.of(5, 4, 3, 11);
    private static final TargetStatistics TARGET = MadeUpTarget.of(10, 100, 9);
    private static final double NAN = Double.NaN;

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

    /** Of 60 trials some are infeasible, fail or lack statistics; the rest share few different values, so that costs tie. */
    private static TrialResult ending(Trial trial) {
        return switch ((int) Math.floorMod(trial.seed(), 10L)) {
            case 0 -> MadeUpStudy.ended(Status.INFEASIBLE, "silent");
            case 1 -> MadeUpStudy.ended(Status.FAILED, "an error");
            case 2 -> MadeUpStudy.completed(new double[] {5, 1, 0.004, NAN, NAN}, new double[0]);
            case 3 -> MadeUpStudy.completed(new double[] {5, NAN, 0.004, 0.1, 3}, new double[10]);
            default -> MadeUpStudy.drawn(Math.floorMod(trial.seed(), 17L), 10);
        };
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void best_rows_areInTheOrderOfTheCostsOfTheRowsReadBack(Metric metric) {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 60, ScoredTrialsTest::ending);
        TargetStatistics target = TARGET.withMetric(metric);
        CostFunction function = CostFunction.of(target);
        Map<Double, List<String>> expected = new TreeMap<>();
        for (Row row : TrialTable.open(spark, folder.resolve("a").toString()).collectAsList()) {
            cost(function, row).value().ifPresent(cost -> expected.computeIfAbsent(cost, c -> new ArrayList<>())
                    .add(row.getAs("trial_id")));
        }

        List<Row> best = scored(target, "a").best().collectAsList();

        List<String> ids = new ArrayList<>();
        expected.values().forEach(tied -> ids.addAll(tied.stream().sorted().toList()));
        assertThat(expected.values()).as("ties").anyMatch(tied -> tied.size() > 1);
        assertThat(best).extracting(row -> row.<String>getAs("trial_id")).isEqualTo(ids);
        assertThat(best)
                .extracting(row -> row.<Double>getAs("cost"))
                .containsAll(expected.keySet())
                .isSorted();
        for (Row row : best) {
            double sum = Arrays.stream(Statistic.values())
                    .mapToDouble(s -> row.<Double>getAs("term_" + s.key()))
                    .sum();
            assertThat(row.<Double>getAs("cost")).isCloseTo(sum, within(1e-12 * sum));
            assertThat(row.<Double>getAs("log_cost")).isEqualTo(StrictMath.log(row.<Double>getAs("cost")));
        }
    }

    private static Cost cost(CostFunction function, Row row) {
        double[] scalars = Statistic.SCALARS.stream()
                .mapToDouble(s -> row.getAs(s.key()) == null ? NAN : row.<Double>getAs(s.key()))
                .toArray();
        int spectrum = row.fieldIndex("eigenspectrum");
        double[] values = row.isNullAt(spectrum)
                ? new double[0]
                : row.<Double>getList(spectrum).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        return function.of(StatisticValues.of(scalars, values));
    }

    @Test
    void best_columns_costPartsParametersAndIdentity() {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 60, ScoredTrialsTest::ending);

        assertThat(String.join(" ", scored(TARGET, "a").best().columns()))
                .isEqualTo("cost log_cost term_rate_hz term_fano_factor term_count_correlation term_shared_variance"
                        + " term_shared_dimensionality term_eigenspectrum z_rate_hz z_fano_factor"
                        + " z_count_correlation z_shared_variance z_shared_dimensionality z_eigenspectrum"
                        + " tau_decay_i tau_decay_e j_ei j_ie j_ii j_ee j_ex j_ix trial_id study repeat seed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 59})
    void best_anyFiles_sameRows(int rowsPerFile) {
        MadeUpStudy.write(folder.resolve("x/study"), STUDY, 60, ScoredTrialsTest::ending);
        MadeUpStudy.write(folder.resolve("y/study"), STUDY, rowsPerFile, ScoredTrialsTest::ending);

        for (int limit : List.of(1, 5, 1000)) {
            assertThat(scored(TARGET, "y/study").best().limit(limit).collectAsList())
                    .isEqualTo(scored(TARGET, "x/study").best().limit(limit).collectAsList());
        }
        assertThat(scored(TARGET, "y/study").bestParameters().collectAsList())
                .isEqualTo(scored(TARGET, "x/study").bestParameters().collectAsList());
    }

    @Test
    void scorable_rows_countedByWhatTheyLack() {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 60, ScoredTrialsTest::ending);
        Dataset<Row> table = TrialTable.open(spark, folder.resolve("a").toString());
        long withoutShared =
                table.filter("status = 'COMPLETED' AND shared_variance IS NULL").count();
        long withoutFano =
                table.filter("status = 'COMPLETED' AND fano_factor IS NULL").count();

        ScorableRows all = scored(TARGET, "a").scorable();
        ScorableRows rate =
                scored(TARGET.withOnly(EnumSet.of(Statistic.RATE_HZ)), "a").scorable();

        assertThat(withoutShared).isPositive();
        assertThat(withoutFano).isPositive();
        assertThat(all.missing())
                .containsOnly(
                        Map.entry("fano_factor", withoutFano),
                        Map.entry("shared_variance and shared_dimensionality and eigenspectrum", withoutShared));
        assertThat(all.infeasible())
                .isEqualTo(table.filter("status = 'INFEASIBLE'").count());
        assertThat(all.failed()).isEqualTo(table.filter("status = 'FAILED'").count());
        assertThat(all.scored() + all.infeasible() + all.failed() + withoutFano + withoutShared)
                .isEqualTo(60);
        assertThat(rate.scored()).isEqualTo(all.scored() + withoutFano + withoutShared);
        assertThat(rate.missing()).isEmpty();
    }

    @Test
    void best_studiesOfDifferentTemplates_allParametersAndNullWhereThereIsNone() {
        Model spatial = new Model(
                "spatial-balanced",
                new Layout(
                        Map.of("e", 81, "i", 25, "x", 81),
                        NetworkTemplate.named("spatial-balanced").orElseThrow().defaultConnectionProbability()));
        StudyConfiguration other = new StudyConfiguration(
                spatial, spatial.template().defaultValues(), STUDY.axes(), 1, 5, STUDY.window(), STUDY.statistics());
        MadeUpStudy.write(folder.resolve("cbn"), STUDY, 60, trial -> MadeUpStudy.drawn(trial.seed(), 10));
        MadeUpStudy.write(folder.resolve("sbn"), other, 60, trial -> MadeUpStudy.drawn(trial.seed(), 10));

        Dataset<Row> best = scored(TARGET, "cbn", "sbn").best();

        assertThat(best.columns()).contains("sigma_e", "j_ei").doesNotHaveDuplicates();
        assertThat(best.count()).isEqualTo(80);
        assertThat(best.filter("study = 'cbn' AND sigma_e IS NULL AND j_ei IS NOT NULL")
                        .count())
                .isEqualTo(60);
        assertThat(best.filter("study = 'sbn' AND sigma_e IS NOT NULL").count()).isEqualTo(20);
    }

    @Test
    void best_trialInSeveralStudies_countsOnce() {
        MadeUpStudy.write(folder.resolve("b"), STUDY, 60, ScoredTrialsTest::ending);
        MadeUpStudy.write(folder.resolve("a"), STUDY, 7, ScoredTrialsTest::ending);

        ScoredTrials both = scored(TARGET, "b", "a");

        assertThat(both.scorable().repeated()).isEqualTo(60);
        assertThat(both.best().collectAsList())
                .isEqualTo(scored(TARGET, "a").best().collectAsList());
        assertThat(both.bestParameters().collectAsList())
                .isEqualTo(scored(TARGET, "b").bestParameters().collectAsList());
    }

    @Test
    void bestParameters_repeats_meanErrorAndRowsWithoutCost() {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 60, ScoredTrialsTest::ending);
        Map<String, List<Double>> costs = new TreeMap<>();
        for (Row row : scored(TARGET, "a").best().collectAsList()) {
            costs.computeIfAbsent(row.getAs("tau_decay_i") + " " + row.getAs("j_ee"), k -> new ArrayList<>())
                    .add(row.getAs("cost"));
        }

        List<Row> sets = scored(TARGET, "a").bestParameters().collectAsList();

        assertThat(sets).hasSize(costs.size());
        assertThat(sets).extracting(row -> row.<Double>getAs("mean_cost")).isSorted();
        for (Row set : sets) {
            List<Double> single = costs.get(set.getAs("tau_decay_i") + " " + set.getAs("j_ee"));
            RepeatedCost expected = RepeatedCost.of(
                    single.stream().mapToDouble(Double::doubleValue).toArray());
            assertThat(set.<Double>getAs("mean_cost")).isEqualTo(expected.mean());
            assertThat(set.<Double>getAs("least_cost")).isEqualTo(expected.least());
            assertThat(set.<Integer>getAs("repeats")).isEqualTo(single.size());
            assertThat(set.<Long>getAs("without_cost")).isEqualTo(3 - single.size());
            if (single.size() == 1) {
                assertThat(set.<Double>getAs("cost_se")).isNull();
            } else {
                assertThat(set.<Double>getAs("cost_se"))
                        .isEqualTo(expected.standardError().getAsDouble());
            }
        }
    }

    @Test
    void best_studyThatGoesOnMeanwhile_rowsOfTheRoundsThatWereThere() {
        try (MadeUpStudy running =
                MadeUpStudy.start(folder.resolve("a"), STUDY, t -> MadeUpStudy.drawn(t.seed(), 10))) {
            running.addWave(10);
            ScoredTrials before = scored(TARGET, "a");
            long first = before.scorable().scored();
            running.addWave(20);

            assertThat(first).isEqualTo(10);
            assertThat(before.best().count()).isEqualTo(10);
            assertThat(scored(TARGET, "a").best().count()).isEqualTo(30);
        }
    }

    @Test
    void register_view_isTheTableWithCosts() {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 60, ScoredTrialsTest::ending);
        ScoredStudies studies = open(TARGET, "a");
        Dataset<Row> table = TrialTable.open(spark, folder.resolve("a").toString());

        TrialTable.register(spark, studies.studies().get(0), Optional.of(TARGET));

        Dataset<Row> view = spark.table(StudyViews.SCORES);
        List<String> columns = new ArrayList<>(List.of(table.columns()));
        columns.add(columns.indexOf("cost_terms") + 1, "log_cost");
        columns.addAll(
                columns.indexOf("log_cost") + 1,
                Arrays.stream(Statistic.values()).map(s -> "z_" + s.key()).toList());
        assertThat(view.columns()).containsExactlyElementsOf(columns);
        assertThat(view.count()).isEqualTo(60);
        String select = "SELECT trial_id, cost, log_cost, cost_terms.fano_factor AS term, z_fano_factor FROM scores"
                + " WHERE cost IS NOT NULL ORDER BY cost, trial_id";
        assertThat(spark.sql(select).collectAsList())
                .isEqualTo(scored(TARGET, "a")
                        .best()
                        .selectExpr("trial_id", "cost", "log_cost", "term_fano_factor AS term", "z_fano_factor")
                        .collectAsList());
        assertThat(view.filter("status <> 'COMPLETED' AND (cost IS NOT NULL OR cost_terms IS NOT NULL)")
                        .count())
                .isZero();
        assertThat(view.filter("fano_factor IS NULL AND cost_terms IS NOT NULL").count())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void views_anyTarget_textHasTheNumbersOfTheFunction(TargetStatistics target) {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 60, ScoredTrialsTest::ending);
        List<String> numbers = CostColumn.names();

        Dataset<Row> table = TrialTable.open(spark, folder.resolve("a").toString());
        table.createOrReplaceTempView(StudyViews.TRIALS);
        new StudyViews(List.of(table.columns()), List.of("j_ee"), Optional.of(target))
                .statements(SqlDialect.SPARK)
                .forEach(spark::sql);

        List<String> ofView = numbers.stream()
                .map(name -> name.startsWith("term_") ? "cost_terms." + name.substring(5) + " AS " + name : name)
                .toList();
        List<Row> rows = spark.sql("SELECT " + String.join(", ", ofView) + ", trial_id FROM scores"
                        + " WHERE cost IS NOT NULL ORDER BY cost, trial_id")
                .collectAsList();
        assertThat(rows).hasSizeGreaterThan(10);
        numbers = new ArrayList<>(numbers);
        numbers.add("trial_id");
        assertThat(rows)
                .isEqualTo(scored(target, "a")
                        .best()
                        .selectExpr(numbers.toArray(String[]::new))
                        .collectAsList());
    }

    private static Stream<TargetStatistics> targets() {
        Map<Statistic, Double> weights = new EnumMap<>(TARGET.weights());
        weights.put(Statistic.RATE_HZ, 0.3);
        weights.put(Statistic.SHARED_VARIANCE, 0.0);
        TargetStatistics weighted = withWeights(weights);
        weights.put(Statistic.EIGENSPECTRUM, 0.0);
        return Stream.of(
                TARGET,
                TARGET.withMetric(Metric.L1),
                weighted,
                weighted.withMetric(Metric.L1),
                withWeights(weights).withMetric(Metric.L1));
    }

    private static TargetStatistics withWeights(Map<Statistic, Double> weights) {
        return new TargetStatistics(
                TARGET.neurons(),
                TARGET.countWindowMs(),
                TARGET.countWindows(),
                TARGET.metric(),
                weights,
                TARGET.scalars(),
                TARGET.eigenspectrum());
    }

    private ScoredTrials scored(TargetStatistics target, String... names) {
        return ScoredTrials.of(spark, open(target, names), target);
    }

    private ScoredStudies open(TargetStatistics target, String... names) {
        List<String> words =
                List.of(names).stream().map(name -> folder + "/" + name).toList();
        return ScoredStudies.open(words, target, "target.yaml", warning -> {});
    }
}
