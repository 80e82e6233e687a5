package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs in SQL: the view {@code scores} of {@code snops sql --target}. */
class SqlTargetTest {
    @TempDir
    private static Path folder;

    private static Path study;
    private static Path target;

    @BeforeAll
    static void sweep() throws IOException {
        study = ScoredSweeps.sweep(folder, "run", ScoredSweeps.GRID + "seed: 1\n");
        JsonNode row = ScoredSweeps.rows(study, "status = 'COMPLETED'").get(0);
        target = folder.resolve("target.yaml");
        Files.writeString(target, ScoredSweeps.target(row, 0.5, 0.02, 1e-3, 0.01, 2, 0.3));
    }

    private static Snops sql(String query, Object... words) {
        Object[] command = new Object[words.length + 5];
        command[0] = "sql";
        command[1] = study;
        command[2] = query;
        command[3] = "--format";
        command[4] = "json";
        System.arraycopy(words, 0, command, 5, words.length);
        return Snops.run(command);
    }

    @Test
    void sql_scores_rankAsScoreDoes() throws IOException {
        List<JsonNode> view = ScoredSweeps.json(sql(
                "SELECT cost, cost_terms.rate_hz AS term, z_eigenspectrum, trial_id FROM scores WHERE cost IS NOT NULL"
                        + " ORDER BY cost, trial_id",
                "--target",
                target));
        List<JsonNode> ranked = ScoredSweeps.json(Snops.run("score", study, target, "--format", "json"));

        assertThat(view).hasSameSizeAs(ranked).hasSizeGreaterThan(5);
        for (int i = 0; i < view.size(); i++) {
            assertThat(view.get(i).get("cost")).isEqualTo(ranked.get(i).get("cost"));
            assertThat(view.get(i).get("term")).isEqualTo(ranked.get(i).get("term_rate_hz"));
            assertThat(view.get(i).get("z_eigenspectrum"))
                    .isEqualTo(ranked.get(i).get("z_eigenspectrum"));
            assertThat(view.get(i).get("trial_id")).isEqualTo(ranked.get(i).get("trial_id"));
        }
    }

    @Test
    void sql_scoresAndTrials_haveTheSameRows() throws IOException {
        JsonNode counts = ScoredSweeps.json(sql(
                        "SELECT (SELECT count(*) FROM trials) AS trials, count(*) AS scores,"
                                + " count_if(status = 'INFEASIBLE') AS infeasible, count_if(cost IS NULL) AS without"
                                + " FROM scores",
                        "--target",
                        target))
                .get(0);

        assertThat(counts.get("trials").intValue()).isEqualTo(ScoredSweeps.TRIALS);
        assertThat(counts.get("scores")).isEqualTo(counts.get("trials"));
        assertThat(counts.get("infeasible").intValue()).isPositive();
        assertThat(counts.get("without")).isEqualTo(counts.get("infeasible"));
    }

    @Test
    void sql_scoresWithoutTarget_isOneMessage() {
        Snops snops = sql("SELECT * FROM scores");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.err().lines()).singleElement().asString().contains("scores", "--target");
    }

    @Test
    void sql_targetOfOtherNeurons_isOneMessage() throws IOException {
        Snops snops = sql("SELECT * FROM scores", "--target", Snops.ROOT.resolve("conf/targets/demo-1.yaml"));

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.out()).isEmpty();
        assertThat(snops.err().lines())
                .singleElement()
                .asString()
                .contains("run/study.yaml statistics.neurons", "of 10 neurons", "on 50 (n_neuron)");
    }
}
