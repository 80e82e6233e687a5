package io.github.sparksnops.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparksnops.driver.spark.MadeUpStudy;
import io.github.sparksnops.driver.study.Compaction;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    private Path sweep(MadeUpStudy.Ending ending) throws IOException {
        return ReportStudies.sweep(folder, "sweep", ReportStudies.SWEEP, 20, ending);
    }

    private static JsonNode column(JsonNode document, String name) {
        return document.at("/rows/columns/" + name);
    }

    @Test
    void document_sweep_rowsAsTheyWereWritten() throws IOException {
        List<String> ids = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        JsonNode document = ReportStudies.document(ReportStudies.report(
                sweep(trial -> {
                    double rateHz = 1 + 0.123456789 * ids.size();
                    ids.add(trial.trialId());
                    rates.add(rateHz);
                    return MadeUpStudy.completed(new double[] {rateHz, 1, 0.01, 0.2, 3}, new double[] {4.5, 0.5});
                }),
                1000));

        assertThat(document.at("/rows/count").asInt()).isEqualTo(ReportStudies.SWEEP_TRIALS);
        JsonNode found = column(document, "rate_hz").get("values");
        for (int row = 0; row < ids.size(); row++) {
            assertThat(column(document, "trial_id").get("values").get(row).asText())
                    .isEqualTo(ids.get(row));
            // Five digits.
            assertThat(found.get(row).asDouble())
                    .isCloseTo(rates.get(row), org.assertj.core.data.Percentage.withPercentage(5e-3));
        }
        assertThat(column(document, "fano_factor").get("constant").asDouble()).isEqualTo(1);
        assertThat(column(document, "largest_eigenvalue").get("constant").asDouble())
                .isEqualTo(4.5);
        assertThat(column(document, "reason").get("constant").isNull()).isTrue();
        assertThat(column(document, "tau_decay_i").get("values")).hasSize(ReportStudies.SWEEP_TRIALS);
        assertThat(document.at("/parameters").findValuesAsText("name")).contains("tau_decay_i", "j_ei", "sigma_i");
        assertThat(document.at("/study/configuration").asText())
                .contains("repeats: 2")
                .doesNotContain("# science");
    }

    @Test
    void document_missingValues_areNull() throws IOException {
        JsonNode document = ReportStudies.document(ReportStudies.report(sweep(ReportStudies::ending), 1000));

        int nulls = 0;
        for (JsonNode rate : column(document, "rate_hz").get("values")) {
            nulls += rate.isNull() ? 1 : 0;
        }
        assertThat(nulls).isEqualTo(12);
        assertThat(document.at("/study/counts/completed").asInt()).isEqualTo(36);
        assertThat(document.at("/study/counts/infeasible/spike_budget").asInt()).isEqualTo(8);
        JsonNode reasons = column(document, "reason");
        assertThat(reasons.get("dictionary")).hasSize(2);
        assertThat(reasons.get("codes")).hasSize(48).anyMatch(JsonNode::isNull);
        // An error's further lines are not for a table.
        assertThat(reasons.get("dictionary").toString()).doesNotContain("at x");
    }

    @Test
    void document_moreRowsThanAskedFor_sampleThatIsTheSameEveryTime() throws IOException {
        Path study = sweep(ReportStudies::ending);

        Report report = ReportStudies.report(study, 12);
        JsonNode document = ReportStudies.document(report);

        int count = document.at("/rows/count").asInt();
        assertThat(count).isBetween(3, 30);
        assertThat(document.at("/rows/total").asInt()).isEqualTo(48);
        assertThat(column(document, "trial_id").get("values")).hasSize(count);
        assertThat(document.at("/study/counts/completed").asInt())
                .as("counts are of all rows")
                .isEqualTo(36);
        assertThat(report.words()).anyMatch(sentence -> sentence.contains("a sample of " + count));
        assertThat(ReportStudies.document(ReportStudies.report(study, 12))).isEqualTo(document);
    }

    @Test
    void document_compactedStudy_everyRowOnce() throws IOException {
        Path study = sweep(ReportStudies::ending);
        JsonNode before = ReportStudies.document(ReportStudies.report(study, 1000));

        Compaction.run(study.toString());

        JsonNode after = ReportStudies.document(ReportStudies.report(study, 1000));
        assertThat(after.at("/rows/count").asInt()).isEqualTo(ReportStudies.SWEEP_TRIALS);
        assertThat(column(after, "trial_id")).isEqualTo(column(before, "trial_id"));
        assertThat(column(after, "round").get("constant").isNull())
                .as("a file of several rounds does not tell them apart")
                .isTrue();
        assertThat(after.get("words")).isEqualTo(before.get("words"));
    }

    @Test
    void document_nothingFeasible_saysSo() throws IOException {
        Report report = ReportStudies.report(sweep(trial -> MadeUpStudy.ended(Status.INFEASIBLE, "silent")), 1000);

        assertThat(report.words())
                .contains("0 completed, 48 are infeasible (silent).")
                .anyMatch(sentence -> sentence.startsWith("No trial has statistics"));
        assertThat(column(ReportStudies.document(report), "rate_hz")
                        .get("constant")
                        .isNull())
                .isTrue();
    }

    @Test
    void document_fit_hasWhatTheFitFound() throws IOException {
        Path study = ReportStudies.fit(folder, "fit");
        JsonNode fit = ReportStudies.document(ReportStudies.report(study, 1000)).get("fit");

        JsonNode rounds = fit.at("/history/rounds");
        assertThat(rounds).hasSize(4);
        double best = Double.POSITIVE_INFINITY;
        // Three rounds of eight; then the leaders are simulated again.
        for (int i = 0; i < 24; i++) {
            JsonNode cost = fit.at("/history/cost/values").get(i);
            best = cost.isNull() ? best : Math.min(best, cost.asDouble());
        }
        assertThat(rounds.get(2).get("best").asDouble()).isEqualTo(best);
        assertThat(fit.at("/leaders/0/evaluations").asInt()).isEqualTo(2);
        assertThat(fit.at("/leaders/0/cost").asDouble())
                .isEqualTo(rounds.get(3).get("best").asDouble());
        assertThat(fit.at("/ranges")).hasSize(2);
        assertThat(fit.at("/surface/slices")).hasSize(2);
        assertThat(fit.at("/surface/slices/0/mean")).hasSize(41).allMatch(cost -> cost.asDouble() > 0);
        assertThat(fit.at("/surface/contours")).hasSize(1);
        assertThat(fit.at("/surface/importance/0/total").asDouble()).isPositive();
    }

    @Test
    void page_namesAndErrorsFullOfMarkup_nothingOfItIsMarkup() throws IOException {
        Path study = ReportStudies.sweep(folder, "<b>\"R&D\"", ReportStudies.SWEEP, 20, ReportStudies::ending);
        Path file = folder.resolve("page.html");
        Report report = ReportStudies.report(study, 1000);

        ReportPage.write(report, file);

        String page = Files.readString(file);
        assertThat(page)
                .contains("<h1>&lt;b&gt;&quot;R&amp;D&quot;</h1>")
                .doesNotContain("<b>\"")
                .doesNotContain("alert(1)");
        assertThat(page.split("</script>", -1)).as("three scripts and no more").hasSize(4);
        assertThat(page).doesNotContain("{{").contains(ReportPage.MARK);
        assertThat(ReportStudies.documentOf(page)).isEqualTo(ReportStudies.document(report));
    }
}
