package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of small real networks from the command line; as processes that are killed: {@link KilledFitIT}. */
class FitCommandTest {
    private static final double REACHABLE_HZ = 15;

    @TempDir
    private Path folder;

    private Path config;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        config = SmallFit.write(folder, REACHABLE_HZ);
        out = folder.resolve("out");
    }

    private Snops fit(Path directory, String... more) {
        List<Object> command = new ArrayList<>(List.of("fit", config, "--out", directory));
        command.addAll(List.of(more));
        return Snops.run(command.toArray());
    }

    private static void assertDone(Snops snops) {
        assertThat(snops.exitCode()).as(snops.out() + snops.err()).isZero();
    }

    @Test
    void fit_onSparkAndLocally_givesTheSameLeaders() throws IOException {
        assertDone(fit(out, "--master", "local[2]"));
        assertDone(fit(folder.resolve("local"), "--local"));

        for (String table : List.of("leaders.csv", "ranges.csv", "best.yaml")) {
            assertThat(folder.resolve("local").resolve(table)).hasSameTextualContentAs(out.resolve(table));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "random", "grid", "cmaes", "snops"})
    void fit_method_endsWithLeaders(String method) throws IOException {
        Snops snops = fit(out, "--local", "--set", "method=" + method, "--set", "budget={trials: 7}");

        assertDone(snops);
        assertThat(snops.out()).contains("The fit ended: ", "Best: cost ", "Results: " + out, "best.yaml");
        assertThat(Files.readAllLines(out.resolve("leaders.csv"))).hasSizeGreaterThan(1);
    }

    @Test
    void fit_directory_isReadByTheOtherCommands() throws IOException {
        assertDone(fit(out, "--local"));
        String best = Files.readAllLines(out.resolve("leaders.csv")).get(1).split(",")[1];

        List<JsonNode> rows =
                ScoredSweeps.rows(out, "fidelity = 'full' AND repeat = 0 AND parameters_id = '" + best + "'");
        Snops score = Snops.run("score", out, folder.resolve("target.yaml"), "--format", "json");
        Snops simulate = Snops.run("simulate", out.resolve("best.yaml"), "--json");

        assertThat(rows).hasSize(1);
        JsonNode again = new ObjectMapper().readTree(simulate.out());
        for (String column : List.of("trial_id", "parameters_id", "seed", "rate_hz", "fano_factor", "spikes_e")) {
            assertThat(again.get(column)).as(column).isEqualTo(rows.get(0).get(column));
        }
        assertThat(ScoredSweeps.json(score))
                .filteredOn(row -> row.get("trial_id").equals(again.get("trial_id")))
                .singleElement()
                .satisfies(row -> assertThat(row.get("cost").doubleValue())
                        .isEqualTo(rows.get(0).get("cost").doubleValue()));
    }

    @Test
    void dryRun_fit_tellsTrialsAndTimeAndWritesNothing() {
        Snops snops = fit(out, "--dry-run", "--master", "local[3]");

        assertDone(snops);
        assertThat(snops.out())
                .contains("sobol over 2 parameters, 6 trials a round, at most 12 trials", "s a trial", "on 3 slots")
                .contains("of memory a network");
        assertThat(out).doesNotExist();
        assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    }

    @Test
    void fit_targetOutOfReach_saysWhatIsNotMet() throws IOException {
        config = SmallFit.write(folder, 400);

        Snops snops = fit(out, "--local", "--set", "budget={rounds: 1}");

        assertDone(snops);
        assertThat(snops.out()).contains("Not met by 2 SD or more:").containsPattern("  rate_hz: z -\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{rounds: 5}", "{trials: 3}"})
    void fit_noTrialFeasible_endsWithFourAndATableOfRules(String budget) {
        Snops snops = fit(out, "--local", "--simulator", "silent-stub", "--set", "budget=" + budget);

        assertThat(snops.exitCode()).as(snops.err()).isEqualTo(ExitCode.INFEASIBLE);
        assertThat(snops.out()).contains(" evaluations, 0 with a cost").containsPattern("  infeasible, silent: [36]");
        assertThat(out.resolve("best.yaml")).doesNotExist();
    }

    @Test
    void fit_trialsFailed_endsWithThree() {
        Snops snops = fit(out, "--local", "--simulator", "failing-stub");

        assertThat(snops.exitCode()).as(snops.err()).isEqualTo(ExitCode.FAILED_TRIALS);
        assertThat(snops.out())
                .contains("The fit ended: every trial ended in an error of the software", "failed, ", "on purpose: 6")
                .doesNotContain("feasible");
    }

    @Test
    void resume_largerBudget_goesOn() throws IOException {
        assertDone(fit(out, "--local", "--set", "budget={rounds: 1}"));
        String first = Files.readString(out.resolve("rounds/00000.json"));

        Snops more = fit(out, "--local", "--resume", "--set", "budget={rounds: 2}");

        assertDone(more);
        assertThat(out.resolve("rounds/00003.json")).exists();
        assertThat(Files.readString(out.resolve("rounds/00000.json"))).isEqualTo(first);
        assertThat(more.err()).contains("round 2:").doesNotContain("round 0:");
    }

    @Test
    void resume_otherMethodAndSpace_namesEachDifference() {
        assertDone(fit(out, "--local", "--set", "budget={rounds: 1}"));

        Snops snops = fit(out, "--local", "--resume", "--set", "method=random", "--set", "search.j_ee.to=25");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.out()).isEmpty();
        assertThat(snops.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("method: is random now") && line.contains("started with sobol"))
                .anyMatch(line -> line.contains("search"));
    }

    @Test
    void from_earlierFit_tellsWhatItFound() {
        Path earlier = folder.resolve("earlier");
        assertDone(fit(earlier, "--local", "--set", "seed=8"));

        Snops snops = fit(out, "--local", "--from", earlier.toString(), "--set", "budget={rounds: 1}");

        assertDone(snops);
        assertThat(snops.err())
                .containsPattern("from 1 study: \\d+ evaluations in the search space, best cost .*; 0 outside")
                .contains("the target among them: ");
        assertThat(out.resolve("from.jsonl.gz")).exists();
    }

    @Test
    void dryRun_fromTrialsFarFromTheTarget_saysWhatLiesOutside() throws IOException {
        Path earlier = folder.resolve("earlier");
        assertDone(fit(earlier, "--local", "--set", "budget={rounds: 1}"));
        SmallFit.write(folder, 400);

        Snops from = fit(out, "--dry-run", "--local", "--from", earlier.toString());
        Snops fresh = fit(out, "--dry-run", "--local");

        assertDone(from);
        assertThat(from.err())
                .contains("the target among them: outside of what was simulated: rate_hz of 400.0 (rows up to ")
                .containsPattern("the nearest row misses rate_hz by \\d+ SD of the target");
        assertDone(fresh);
        assertThat(fresh.err()).doesNotContain("among them");
    }

    @Test
    void from_otherWindow_isRefusedByName() {
        Path earlier = folder.resolve("earlier");
        assertDone(fit(earlier, "--local", "--set", "full.duration_ms=1600", "--set", "budget={rounds: 1}"));

        Snops snops = fit(out, "--local", "--from", earlier.toString());

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err().lines()).singleElement().asString().contains("--from " + earlier, "its window is");
        assertThat(out).doesNotExist();
    }

    /** The target is the mean and variance of repeats of one network: the fit is to come as near as these are to each other. */
    @Test
    void fit_targetOfAKnownNetwork_isMetWithinItsOwnNoise() throws IOException {
        Path sweep = folder.resolve("sweep.yaml");
        Files.writeString(
                sweep,
                SmallFit.FIT
                        .replaceAll("(?s)target:.*?seed", "sweep: {j_ee: [15], j_ex: [60]}\nrepeats: 12\nseed")
                        .replace("burn_in_ms", "duration_ms: 1500, burn_in_ms"));
        Path truth = folder.resolve("truth");
        assertDone(Snops.run("sweep", sweep, "--out", truth, "--master", "local[2]"));
        List<JsonNode> repeats = ScoredSweeps.rows(truth, "status = 'COMPLETED'");
        double[] target = new double[6];
        for (String statistic : List.of("rate_hz", "fano_factor", "count_correlation")) {
            double[] values = repeats.stream()
                    .mapToDouble(row -> row.get(statistic).doubleValue())
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            int place = List.of("rate_hz", "fano_factor", "count_correlation").indexOf(statistic);
            target[2 * place] = mean;
            target[2 * place + 1] =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        }
        Files.writeString(
                folder.resolve("target.yaml"),
                SmallFit.target(target[0], target[1], target[2], target[3], target[4], target[5]));

        assertDone(
                fit(out, "--local", "--set", "method=cmaes", "--set", "round_size=12", "--set", "budget={rounds: 4}"));

        List<JsonNode> scored =
                ScoredSweeps.json(Snops.run("score", truth, folder.resolve("target.yaml"), "--format", "json"));
        double worst = scored.stream()
                .mapToDouble(row -> row.get("cost").doubleValue())
                .max()
                .orElseThrow();
        String[] leader = Files.readAllLines(out.resolve("leaders.csv")).get(1).split(",");
        assertThat(Integer.parseInt(leader[2])).as("confirmed").isGreaterThanOrEqualTo(2);
        assertThat(Double.parseDouble(leader[3])).as("mean cost of the leader").isLessThan(worst);
    }
}
