package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialQuery;
import io.github.sparksnops.driver.sql.ShippedQuery;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.study.StudyTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What RAPIDS would leave on the CPU of each shipped query, operator by operator; no GPU is needed to ask. Run in the
 * profile {@code rapids} only, which puts the plugin on the class path.
 */
class RapidsPlanTest {
    /** An operator or expression that does not run on the GPU itself. */
    private static final Pattern ON_CPU = Pattern.compile(
            "^\\s*(?:[!@*#^]+\\s*)?(?:Exec|Expression|Partitioning)?\\s*<(\\w+)> .*(?:cannot run on GPU|via CPU bridge)");

    /** Per query: operator or expression that stays on the CPU, to the reason why that is accepted. So far there is none. */
    private static final Map<String, Map<String, String>> ACCEPTED = Map.of();

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void simulate() throws Exception {
        Path study = ScoredSweeps.sweep(folder, "run", ScoredSweeps.GRID + "seed: 1\n");
        String target = ScoredSweeps.target(
                ScoredSweeps.rows(study, "status = 'COMPLETED'").get(0), 0.5, 0.02, 1e-3, 0.01, 2, 0.3);
        Path targetFile = Files.writeString(folder.resolve("target.yaml"), target);
        spark = SnopsSession.open("plans", Map.of("spark.master", "local[2]"), SnopsSession.Purpose.QUERY);
        String views = StudyTable.finished(study.toString())
                .views(SqlDialect.SPARK, Optional.of(TargetReader.read(targetFile)));
        for (String statement : views.replaceAll("(?m)^--.*$", "").split(";\n")) {
            spark.sql(statement);
        }
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    private static List<String> names() {
        return ShippedQuery.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void query_operators_runOnTheGpuButForAcceptedOnes(String name) throws Exception {
        String plan = explain(ShippedQuery.named(name).orElseThrow().text());

        assertThat(plan).contains("<FileSourceScanExec> will run on GPU");
        assertThat(onCpu(plan))
                .as(plan)
                .isEqualTo(ACCEPTED.getOrDefault(name, Map.of()).keySet());
    }

    @Test
    void plan_functionThatRapidsDoesNotKnow_isFound() throws Exception {
        assertThat(onCpu(explain("SELECT corr(rate_hz, fano_factor) FROM trials")))
                .contains("Corr", "HashAggregateExec");
        assertThat(onCpu(explain("SELECT zip_with(eigenspectrum, array(1D), (a, b) -> a * b) AS products FROM trials")))
                .containsExactly("ZipWith");
    }

    private static String explain(String query) throws Exception {
        return (String) Class.forName("com.nvidia.spark.rapids.ExplainPlan")
                .getMethod("explainPotentialGpuPlan", Dataset.class, String.class)
                .invoke(null, TrialQuery.of(spark, query), "ALL");
    }

    private static Set<String> onCpu(String plan) {
        Set<String> operators = new TreeSet<>();
        plan.lines().forEach(line -> {
            Matcher matcher = ON_CPU.matcher(line);
            if (matcher.find()) {
                operators.add(matcher.group(1));
            }
        });
        return operators;
    }
}
