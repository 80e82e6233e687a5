package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachableCommandTest {
    private static final double[] VARIANCES = {0.5, 0.02, 1e-3, 0.01, 2, 0.3};

    @TempDir
    private static Path folder;

    private static Path study;
    private static List<JsonNode> completed;
    private static JsonNode chosen;

    @BeforeAll
    static void sweep() throws IOException {
        study = ScoredSweeps.sweep(folder, "run-a", ScoredSweeps.GRID + "seed: 1\n");
        ScoredSweeps.sweep(folder, "run-b", ScoredSweeps.GRID + "seed: 2\n");
        completed = ScoredSweeps.rows(study, "status = 'COMPLETED'");
        // Neither end of the range of rates.
        chosen = ScoredSweeps.rows(
                        study,
                        "status = 'COMPLETED' AND rate_hz > (SELECT min(rate_hz) FROM trials) AND rate_hz <"
                                + " (SELECT max(rate_hz) FROM trials)")
                .get(0);
    }

    private static Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private static Snops reachable(Object... words) {
        List<Object> command = new ArrayList<>(List.of("reachable"));
        command.addAll(List.of(words));
        command.addAll(List.of("--master", "local[2]"));
        return Snops.run(command.toArray());
    }

    private static JsonNode json(Object... words) throws IOException {
        Snops snops = reachable(words);
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        return new ObjectMapper().readTree(snops.out());
    }

    @Test
    void reachable_targetMadeOfARow_isReachedByThatRow() throws IOException {
        Path target = write("row.yaml", ScoredSweeps.target(chosen, VARIANCES));

        Snops table = reachable(target, study, "--statistics", "rate_hz,fano_factor");
        JsonNode object = json(target, study, "--statistics", "rate_hz", "--format", "json");

        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.err()).startsWith("snops: " + completed.size() + " of 28 rows have a cost; ");
        assertThat(table.out())
                .containsPattern("statistic +minimum +median +maximum +target +percentile +target_is")
                .containsPattern("(?m)^rate_hz( +[0-9.]+){5}  inside$")
                .containsPattern("(?m)^distance +z_rate_hz +z_fano_factor +trial_id +study$")
                .containsPattern("(?m)^ +0 +0 +0  " + chosen.get("trial_id").asText() + "  run-a$")
                .contains("to the nearest row: 0 SD of the target; rows to their nearest: median ");
        assertThat(object.get("verdict").asText()).startsWith("reached: a row has the cost 0.0; ");
        assertThat(object.get("rows").intValue()).isEqualTo(completed.size());
        assertThat(object.get("nearest").get(0).get("trial_id")).isEqualTo(chosen.get("trial_id"));
        JsonNode range = object.get("statistics").get(0);
        assertThat(range.get("target_is").asText()).isEqualTo("inside");
        assertThat(range.get("minimum").doubleValue())
                .isEqualTo(completed.stream()
                        .mapToDouble(row -> row.get("rate_hz").doubleValue())
                        .min()
                        .getAsDouble());
    }

    @Test
    void reachable_targetFarOutside_namesWhatLiesOutsideAndByHowMuch() throws IOException {
        String rate = chosen.get("rate_hz").asText();
        Path target = write("far.yaml", ScoredSweeps.target(chosen, VARIANCES).replace("mean: " + rate, "mean: 250"));

        Snops table = reachable(target, study, "--statistics", "rate_hz,fano_factor");
        JsonNode object = json(target, study, "--statistics", "rate_hz,fano_factor", "--format", "json");

        assertThat(table.exitCode()).as(table.err()).isZero();
        String verdict = table.out().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(verdict)
                .startsWith("outside of what was simulated: rate_hz of 250.0 (rows up to ")
                .contains("; the nearest row misses rate_hz by ")
                .endsWith(" SD of the target");
        assertThat(table.out()).containsPattern("(?m)^rate_hz .* 100  above$");
        assertThat(object.get("verdict").asText()).isEqualTo(verdict);
        assertThat(object.get("distance_in_target_sd").get("target").doubleValue())
                .isEqualTo(Math.sqrt(object.get("nearest").get(0).get("cost").doubleValue()));
    }

    @Test
    void reachable_directoriesAndPattern_takenTogether() throws IOException {
        Path target = write("row.yaml", ScoredSweeps.target(chosen, VARIANCES));

        JsonNode named = json(target, study, folder.resolve("run-b"), "--format", "json");
        JsonNode matched = json(target, folder + "/run-*", "--format", "json");

        assertThat(matched).isEqualTo(named);
        assertThat(named.get("rows").intValue()).isGreaterThan(completed.size());
    }

    @Test
    void reachable_noRowWithTheStatistics_saysSo() throws IOException {
        Path silent =
                ScoredSweeps.sweep(folder, "silent", SmallNetwork.SBN.replace("60", "0") + "sweep: {j_ee: [5, 9]}\n");
        Path target = write("row.yaml", ScoredSweeps.target(chosen, VARIANCES));

        Snops snops = reachable(target, silent);

        assertThat(snops.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
        assertThat(snops.out()).isEmpty();
        assertThat(snops.err())
                .isEqualTo("snops: 0 of 2 rows have a cost; 2 infeasible, 0 failed\n"
                        + "snops: there is nothing to compare the target with\n");
    }

    @Test
    void reachable_targetOfOtherWindows_isOneMessage() throws IOException {
        Path target = write(
                "other.yaml",
                ScoredSweeps.target(chosen, VARIANCES).replace("count_window_ms: 200", "count_window_ms: 50"));

        Snops snops = reachable(target, study);

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err().lines())
                .singleElement()
                .asString()
                .contains("window.count_window_ms", "in 200.0 ms", "in 50.0 ms", "window.count_window_ms=50.0");
    }
}
