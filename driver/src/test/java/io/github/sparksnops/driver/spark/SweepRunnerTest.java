package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.run.TrialWork;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.ProgressLine;
import io.github.sparksnops.driver.sweep.SweepPlan;
import io.github.sparksnops.driver.sweep.SweepSummary;
import io.github.sparksnops.driver.sweep.WaveSizing;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sweeps on local Spark with a simulator that needs no time. */
class SweepRunnerTest {
    private static final StudyConfiguration STUDY = Studies.of(6, 5, 4, 11);
    private static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "abcdef");
    private static SparkSession spark;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startSpark() {
        spark = TestSpark.open(SnopsSession.Purpose.SWEEP);
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @AfterEach
    void mend() {
        FakeSimulatorProvider.BREAKDOWNS.set(0);
        FakeSimulatorProvider.LARGE_RUNS.set(0);
        FakeSimulatorProvider.endless = false;
        FakeSimulatorProvider.batchSize = 1;
    }

    @Test
    void run_severalAtATime_givesTheSameRows() throws IOException {
        sweep("one", SweepPlan.of(STUDY), WaveSizing.DEFAULT);
        FakeSimulatorProvider.batchSize = 7;
        sweep("seven", SweepPlan.of(STUDY), WaveSizing.DEFAULT);

        assertThat(rows("seven")).isEqualTo(rows("one"));
        Dataset<Row> table = TrialTable.open(spark, directory.resolve("seven").toString());
        assertThat(table.filter("batch_size > 1").count()).isPositive();
        assertThat(table.filter("batch_size > 7").count()).isZero();
    }

    @Test
    void run_grid_givesOneRowPerPlannedTrialInTheColumnsOfTheTable() throws IOException {
        SweepPlan plan = SweepPlan.of(STUDY);

        SweepSummary summary = sweep("a", plan, WaveSizing.DEFAULT);

        Dataset<Row> table = TrialTable.open(spark, directory.resolve("a").toString());
        assertThat(table.columns())
                .containsExactly(TrialColumns.of(STUDY.model()).names().toArray(String[]::new));
        List<String> planned = new ArrayList<>();
        TrialPlan.Trials trials = plan.trials();
        for (int position = 0; position < plan.size(); position++) {
            planned.add(trials.at(0, position).trialId());
        }
        assertThat(table.select("trial_id").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrderElementsOf(planned);
        assertThat(summary.all().total()).isEqualTo(120);
        assertThat(summary.all().infeasible()).containsOnlyKeys("silent");
        assertThat(summary.all().failed()).hasSize(1);
        assertThat(summary.hasFailed()).isTrue();
        assertThat(table.filter("status = 'COMPLETED' AND rate_hz IS NULL").count())
                .isZero();
        assertThat(table.filter("status <> 'COMPLETED' AND (rate_hz IS NOT NULL OR reason IS NULL)")
                        .count())
                .isZero();
        assertThat(table.filter("isnan(rate_hz) OR isnan(count_correlation)").count())
                .isZero();
    }

    @Test
    void run_writtenFiles_carryVersionCommitAndConfiguration() throws IOException {
        sweep("a", SweepPlan.of(STUDY), WaveSizing.DEFAULT);

        for (Path file : StudyTable.files(path("a"))) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                assertThat(reader.getFileMetaData().getKeyValueMetaData())
                        .containsEntry("snops.version", "1.2.3")
                        .containsEntry("snops.commit", "abcdef")
                        .hasEntrySatisfying(
                                "snops.configuration", hash -> assertThat(hash).hasSize(64));
                assertThat(reader.getRowGroups().get(0).getColumns().get(0).getCodec())
                        .isEqualTo(CompressionCodecName.ZSTD);
            }
        }
    }

    @Test
    void run_studyDirectory_holdsNothingButWhatTheDesignNames() throws IOException {
        sweep("a", SweepPlan.of(STUDY), WaveSizing.DEFAULT);

        try (Stream<Path> entries = Files.list(directory.resolve("a"))) {
            assertThat(entries)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "study.yaml",
                            "trials",
                            "rounds",
                            "events.jsonl",
                            "views.spark.sql",
                            "views.duckdb.sql");
        }
        try (Stream<Path> files = Files.walk(directory.resolve("a/trials"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file.toString()).endsWith(".zstd.parquet"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void run_anyPartitionsAndOrder_sameTable(int partitions) {
        SweepPlan plan = SweepPlan.of(STUDY);
        sweep("reference", plan, WaveSizing.DEFAULT);
        SweepPlan otherOrder =
                new SweepPlan(plan.settings(), plan.grid(), plan.repeats(), plan.studySeed(), plan.size(), 7);

        try (StudyDirectory study = StudyDirectory.create(path("other"), STUDY, SOFTWARE)) {
            List<PlanRange> tasks = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                tasks.add(new PlanRange(i * plan.size() / partitions, (i + 1) * plan.size() / partitions));
            }
            new Wave(spark, study, "fake").run(otherOrder, otherOrder.all(), tasks);
        }

        assertSameTable("reference", "other");
    }

    @Test
    void run_taskThatFailedOnce_sameTableAndAnEvent() throws Exception {
        SweepPlan plan = SweepPlan.of(STUDY);
        sweep("undisturbed", plan, WaveSizing.DEFAULT);
        FakeSimulatorProvider.BREAKDOWNS.set(1);

        sweep("disturbed", plan, WaveSizing.DEFAULT);

        assertSameTable("undisturbed", "disturbed");
        assertThat(TrialTable.open(spark, path("disturbed"))
                        .filter("attempt = 1")
                        .count())
                .isPositive();
        spark.sparkContext().listenerBus().waitUntilEmpty(10_000);
        assertThat(Files.readString(directory.resolve("disturbed/events.jsonl")))
                .contains("\"event\":\"task_failed\"")
                .contains("on purpose");
    }

    @Test
    void run_taskThatAlwaysFails_endsWithAnErrorAndTheRoundDoesNotExist() throws IOException {
        SweepPlan plan = SweepPlan.of(STUDY);
        FakeSimulatorProvider.BREAKDOWNS.set(1000);

        assertThatThrownBy(() -> sweep("a", plan, WaveSizing.DEFAULT)).hasStackTraceContaining("on purpose");

        try (Stream<Path> manifests = Files.list(directory.resolve("a/rounds"))) {
            assertThat(manifests).isEmpty();
        }
        FakeSimulatorProvider.BREAKDOWNS.set(0);
        resume("a", plan);
        sweep("undisturbed", plan, WaveSizing.DEFAULT);
        assertSameTable("undisturbed", "a");
    }

    @Test
    void run_heapOfATaskFull_saysSoAndTheStudyGoesOn() {
        SweepPlan plan = SweepPlan.of(STUDY);
        FakeSimulatorProvider.LARGE_RUNS.set(1000);

        assertThatThrownBy(() -> sweep("a", plan, WaveSizing.DEFAULT))
                .hasRootCauseInstanceOf(UserError.class)
                .rootCause()
                .hasMessageContaining("OutOfMemoryError")
                .hasMessageContaining("spark.executor.memory");

        FakeSimulatorProvider.LARGE_RUNS.set(0);
        assertThat(resume("a", plan).all().total()).isEqualTo(120);
    }

    @Test
    void run_executorWithoutTheDirectory_isToldBeforeAnythingIsComputed() {
        SweepPlan plan = SweepPlan.of(STUDY);
        SparkContext context = spark.sparkContext();
        LongAccumulator done = context.longAccumulator();
        TrialTask task = new TrialTask(
                new TrialWork(plan, "fake", new TrialWork.Target("a", path("not here"), new TreeMap<>())),
                done,
                context.longAccumulator());

        assertThatThrownBy(() -> JavaSparkContext.fromSparkContext(context)
                        .parallelize(List.of(plan.all()), 1)
                        .mapPartitions(task)
                        .collect())
                .hasRootCauseInstanceOf(UserError.class)
                .rootCause()
                .hasMessageContaining("the executors do not see DIR");
        assertThat(done.value()).isZero();
        assertThat(directory.resolve("not here")).doesNotExist();
    }

    @Test
    void directoryProbe_sharedDirectory_leavesNothing() throws IOException {
        Files.createDirectories(directory.resolve("old"));

        DirectoryProbe.check(spark, path("old"));
        DirectoryProbe.check(spark, path("new/below"));

        assertThat(directory.resolve("old")).isEmptyDirectory();
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @Test
    void directoryProbe_tokenThatExecutorsDoNotSee_isRefused() {
        Path elsewhere = directory.resolve("elsewhere/.token-1.tmp");

        assertThatThrownBy(() -> DirectoryProbe.requireSeen(spark, elsewhere))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the executors do not see DIR")
                .hasMessageContaining(directory.resolve("elsewhere").toString());
    }

    @Test
    void simulatorProbe_names_foundWithAnEstimateOrRefused() {
        SweepPlan plan = SweepPlan.of(STUDY);

        assertThat(SimulatorProbe.check(spark, plan.stages(), plan.size(), "fake"))
                .isEqualTo(new SimulatorProbe.Found("fake on imagination: asked for", 0.001, 1));
        assertThatThrownBy(() -> SimulatorProbe.check(spark, plan.stages(), plan.size(), "unusable"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("on an executor: there is no such device");
    }

    @Test
    void run_resumedAfterSomeWaves_sameTableAsUndisturbed() {
        SweepPlan plan = SweepPlan.of(STUDY);
        sweep("undisturbed", plan, WaveSizing.DEFAULT);
        try (StudyDirectory study = StudyDirectory.create(path("a"), STUDY, SOFTWARE)) {
            Wave wave = new Wave(spark, study, "fake");
            wave.run(plan, new PlanRange(0, 10), List.of(new PlanRange(0, 10)));
            wave.run(plan, new PlanRange(30, 37), List.of(new PlanRange(30, 33), new PlanRange(33, 37)));
        }

        SweepSummary summary = resume("a", plan);

        assertThat(summary.now().total()).isEqualTo(103);
        assertSameTable("undisturbed", "a");
    }

    @Test
    void run_nothingMissing_runsNothing() {
        SweepPlan plan = SweepPlan.of(STUDY);
        sweep("a", plan, WaveSizing.DEFAULT);

        SweepSummary summary = resume("a", plan);

        assertThat(summary.now().total()).isZero();
        assertThat(summary.all().total()).isEqualTo(120);
    }

    @Test
    void run_jobCancelled_reachesTheRunningSimulation() throws InterruptedException {
        SweepPlan plan = SweepPlan.of(STUDY);
        FakeSimulatorProvider.endless = true;
        int cancelledBefore = FakeSimulatorProvider.CANCELLED.get();
        Thread canceller = new Thread(() -> {
            while (spark.sparkContext().statusTracker().getActiveJobIds().length == 0 || !runningTasks()) {
                Thread.onSpinWait();
            }
            spark.sparkContext().cancelAllJobs();
        });
        canceller.start();

        assertThatThrownBy(() -> sweep("a", plan, WaveSizing.DEFAULT)).hasStackTraceContaining("cancelled");
        canceller.join();

        for (int i = 0; i < 1000 && FakeSimulatorProvider.CANCELLED.get() == cancelledBefore; i++) {
            Thread.sleep(10);
        }
        assertThat(FakeSimulatorProvider.CANCELLED.get()).isGreaterThan(cancelledBefore);
    }

    private static boolean runningTasks() {
        for (int stage : spark.sparkContext().statusTracker().getActiveStageIds()) {
            var info = spark.sparkContext().statusTracker().getStageInfo(stage);
            if (info.isDefined() && info.get().numActiveTasks() > 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void table_fileWithoutManifest_isNotRead() throws IOException {
        sweep("a", SweepPlan.of(STUDY), WaveSizing.DEFAULT);
        Path file;
        try (Stream<Path> files = Files.walk(directory.resolve("a/trials"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Path orphan = Files.createDirectories(directory.resolve("a/trials/round=00007"));
        Files.copy(file, orphan.resolve(file.getFileName()));
        Files.copy(file, file.resolveSibling("part-99999-copy.zstd.parquet"));

        assertThat(TrialTable.open(spark, path("a")).count()).isEqualTo(120);
        assertThat(sparkView("a").count()).isEqualTo(120);
    }

    @Test
    void table_pathWithUnusualCharacters_isWrittenAndRead() throws IOException {
        String name = "a {b}, c's * d?=%20 [e]";

        sweep(name, SweepPlan.of(STUDY), WaveSizing.DEFAULT);

        assertThat(TrialTable.open(spark, path(name)).count()).isEqualTo(120);
        assertThat(sparkView(name).count()).isEqualTo(120);
    }

    private Dataset<Row> sparkView(String name) throws IOException {
        String views = Files.readString(directory.resolve(name).resolve("views.spark.sql"));
        for (String statement : views.replaceAll("(?m)^--.*$", "").split(";\n")) {
            spark.sql(statement);
        }
        return spark.sql("SELECT * FROM trials");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private SweepSummary sweep(String name, SweepPlan plan, WaveSizing sizing) {
        try (StudyDirectory study = StudyDirectory.create(path(name), STUDY, SOFTWARE)) {
            return SweepRunner.run(
                    spark,
                    study,
                    plan,
                    new SweepRunner.Settings("fake", 0.001, sizing),
                    new ProgressLine(sink(), false));
        }
    }

    private SweepSummary resume(String name, SweepPlan plan) {
        try (StudyDirectory study = StudyDirectory.resume(path(name), STUDY, SOFTWARE)) {
            return SweepRunner.run(
                    spark,
                    study,
                    plan,
                    new SweepRunner.Settings("fake", 0.001, WaveSizing.DEFAULT),
                    new ProgressLine(sink(), false));
        }
    }

    private static PrintWriter sink() {
        return new PrintWriter(new StringWriter());
    }

    private void assertSameTable(String expected, String actual) {
        assertThat(rows(actual)).isEqualTo(rows(expected));
    }

    /** Rows by trial, without what may differ. */
    private List<String> rows(String name) {
        Dataset<Row> table = TrialTable.open(spark, path(name));
        return table.drop(TrialColumns.CIRCUMSTANCES.toArray(String[]::new))
                .orderBy("trial_id")
                .toJSON()
                .collectAsList();
    }
}
