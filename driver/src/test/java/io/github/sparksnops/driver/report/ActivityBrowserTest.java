package io.github.sparksnops.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report shows of one simulated trial, made-up here, in a real browser; see {@link ReportPageBrowserTest}. */
@Tag("browser")
class ActivityBrowserTest {
    /** Thirteen numbers of latents each; best are none, 2 and 9. */
    private static final String LIKELIHOODS =
            """
            [[0, -0.1, -0.2, -0.3, -0.4, -0.5, -0.6, -0.7, -0.8, -0.9, -1, -1.1, -1.2],
             [0, 0.5, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0, -0.1, -0.2, -0.3, -0.4],
             [0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.35, 0.36, 0.38, 0.3, 0.2, 0.1]]
            """;

    private static final String ACTIVITY =
            """
            {"trial_id": "0123456789abcdef", "chosen": "the first", "seed": "1", "parameters": {}, "duration_ms": 2000, "ended": "completed",
             "spikes": {"e": 3, "i": 1},
             "raster": [{"population": "e", "ms": [510, 600, 700], "line": [0, 1, 0]}, {"population": "i", "ms": [650], "line": [2]}],
             "rates": [{"name": "e", "first_ms": 500, "step_ms": 5, "values": [0, 10, 0]}],
             "potentials": [{"name": "e 0", "first_ms": 500, "step_ms": 0.5, "values": [-60, -55, -60]}],
             "correlation": null, "likelihoods": %s}
            """;

    private static final String OPTION = "echarts.getInstanceByDom(document.getElementById('likelihood')).getOption()";

    @TempDir
    private Path folder;

    private static BrowserPage browser;

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = BrowserPage.start();
    }

    @AfterAll
    static void stopBrowser() throws Exception {
        browser.close();
    }

    private void open(String likelihoods, int width, boolean dark) throws Exception {
        Path study = ReportStudies.sweep(folder, "sweep", ReportStudies.SWEEP, 20, ReportStudies::ending);
        Path page = folder.resolve("activity.html");
        ReportPage.write(ReportStudies.report(study, 100), page);
        ReportStudies.put(page, "activity", new ObjectMapper().readTree(ACTIVITY.formatted(likelihoods)));
        browser.show(width, 900, dark);
        browser.open(page);
        browser.evaluate(
                """
                new Promise((resolve) => {
                  document.getElementById("likelihood").scrollIntoView({ behavior: "instant", block: "center" });
                  setTimeout(resolve, 300);
                })
                """);
    }

    @ParameterizedTest
    @CsvSource({"1280,false", "390,true"})
    void likelihoods_threeSamplings_everyPointAndTheBestOfEach(int width, boolean dark) throws Exception {
        open(LIKELIHOODS, width, dark);

        String best = "JSON.stringify(" + OPTION + ".series.filter(s => s.symbol === 'diamond').map(s => s.data[0]))";
        assertThat(browser.evaluate(best).asText()).isEqualTo("[[0,0],[2,0.6],[9,0.38]]");
        // What is really drawn: each line has 13 points, those between the labels of a narrow axis too.
        String drawn =
                """
                echarts.getInstanceByDom(document.getElementById("likelihood")).getZr().storage.getDisplayList()
                  .filter((shape) => shape.shape?.symbolType === "circle").length
                """;
        assertThat(browser.evaluate(drawn).asInt()).isGreaterThanOrEqualTo(39);
        assertThat(browser.complaints()).isEmpty();
        browser.screenshot(ReportPageBrowserTest.PICTURES.resolve("likelihood-" + width + ".png"));
    }

    @Test
    void likelihoods_none_saysWhy() throws Exception {
        open("[]", 1280, false);

        assertThat(browser.evaluate("document.getElementById('likelihood').textContent")
                        .asText())
                .contains("too few count windows");
        assertThat(browser.complaints()).isEmpty();
    }
}
