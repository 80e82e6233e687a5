package io.github.sparksnops.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparksnops.driver.spark.MadeUpStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports in a real browser. Needs Chromium, so {@code .ci/run} runs it; pictures and figures go to target/report. */
@Tag("browser")
class ReportPageBrowserTest {
    static final Path PICTURES = Path.of(System.getProperty("snops.root"), "driver/target/report");
    private static final int PHONE = 390;

    @TempDir
    private Path folder;

    private static BrowserPage browser;

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = BrowserPage.start();
    }

    @AfterAll
    static void stopBrowser() throws IOException {
        browser.close();
    }

    private Path page(Path study) throws IOException {
        Path file = folder.resolve(study.getFileName() + ".html");
        ReportPage.write(ReportStudies.report(study, 100_000), file);
        return file;
    }

    private Path sweepPage() throws IOException {
        return page(ReportStudies.sweep(folder, "sweep", ReportStudies.SWEEP, 20, ReportStudies::ending));
    }

    /** Scrolls through the page, so that all charts are drawn. */
    private void seeAll() throws Exception {
        browser.evaluate(
                """
                (async () => {
                  for (const chart of document.querySelectorAll(".chart")) {
                    chart.scrollIntoView({ behavior: "instant", block: "center" });
                    await new Promise((resolve) => setTimeout(resolve, 60));
                  }
                  scrollTo({ top: 0, behavior: "instant" });
                  await new Promise((resolve) => setTimeout(resolve, 60));
                })()
                """);
    }

    private void assertQuiet() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.matches("(file|blob|data|about):.*"));
    }

    private void assertClean() throws Exception {
        assertQuiet();
        assertThat(texts(
                        "[...document.querySelectorAll('.chart')].filter(c => !c.querySelector('canvas') && !c.classList"
                                + ".contains('empty')).map(c => c.id)"))
                .as("charts that are not drawn")
                .isEmpty();
    }

    private List<String> texts(String expression) throws Exception {
        List<String> texts = new ArrayList<>();
        browser.evaluate(expression).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private String text(String expression) throws Exception {
        return browser.evaluate(expression).asText();
    }

    @Test
    void sweep_wideAndPhone_drawnWithoutComplaint() throws Exception {
        Path page = sweepPage();
        for (int width : List.of(1280, PHONE)) {
            for (boolean dark : List.of(false, true)) {
                browser.show(width, 900, dark);
                browser.open(page);
                seeAll();

                assertClean();
                assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                .asInt())
                        .as("no sideways scrolling at %s", width)
                        .isLessThanOrEqualTo(width);
                assertThat(text("document.documentElement.dataset.scheme")).isEqualTo(dark ? "dark" : "light");
                browser.screenshot(PICTURES.resolve("sweep-" + width + (dark ? "-dark" : "-light") + ".png"));
            }
        }
        assertThat(text("document.body.innerText"))
                .contains("spike_budget")
                .contains("IllegalStateException: </script>");
    }

    @Test
    void fit_drawnWithoutComplaint() throws Exception {
        Path page = page(ReportStudies.fit(folder, "fit"));
        for (int width : List.of(1280, PHONE)) {
            browser.show(width, 900, width == PHONE);
            browser.open(page);
            seeAll();

            assertClean();
            assertThat(texts("[...document.querySelectorAll('.chart')].map(c => c.id)"))
                    .contains("cost-history", "parallel", "leader-z", "ranges", "importance", "contour", "model-j_ee");
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
            browser.screenshot(PICTURES.resolve("fit-" + width + ".png"));
        }
        String series =
                "JSON.stringify(echarts.getInstanceByDom(document.getElementById('cost-history')).getOption().xAxis[0].name)";
        assertThat(text(series)).contains("evaluations");
        choose("costs-x", "rounds");
        assertThat(text(series)).contains("round");
    }

    /** Sets a select or input as a person does. */
    private void choose(String id, String value) throws Exception {
        browser.evaluate(
                """
                (() => {
                  const control = document.getElementById("%s");
                  control.value = "%s";
                  control.dispatchEvent(new Event(control.tagName === "SELECT" ? "change" : "input"));
                })()
                """
                        .formatted(id, value));
    }

    private String mapOption(String part) throws Exception {
        return text("JSON.stringify(echarts.getInstanceByDom(document.getElementById('map-value')).getOption()." + part
                + ")");
    }

    @Test
    void controls_anotherStatisticOrAxis_chartChanges() throws Exception {
        browser.show(1280, 900, false);
        browser.open(sweepPage());
        seeAll();
        String before = mapOption("series[0].data.map(d => d.value)");

        choose("map-quantity", "fano_factor");

        assertThat(text("document.querySelector('#map-value').previousSibling.textContent"))
                .isEqualTo("Fano factor");
        String after = mapOption("series[0].data.map(d => d.value)");
        assertThat(after).isNotEqualTo(before);

        choose("map-x", "sigma_i");
        assertThat(mapOption("xAxis[0].name")).contains("sigma_i (torus side)");
        assertThat(mapOption("xAxis[0].data")).isEqualTo("[\"0.05\",\"0.1\"]");

        choose("map-at-j_ei", "-60");
        assertThat(mapOption("series[0].data.map(d => d.cell.trials)")).isEqualTo("[2,2,2,2,2,2]");
        assertClean();
    }

    @Test
    void keyboard_selectAndHeader_canBeReached() throws Exception {
        browser.show(1280, 900, false);
        browser.open(sweepPage());

        List<String> reached = texts(
                "[...document.querySelectorAll('select, button, input, a, summary, .trials')].filter(e => e.tabIndex < 0).map(e => e.id)");
        assertThat(reached).as("controls that the keyboard does not reach").isEmpty();
        assertThat(texts(
                        "[...document.querySelectorAll('select, input')].filter(e => !e.labels.length).map(e => e.id)"))
                .as("controls without a label")
                .isEmpty();
    }

    private List<Double> column(String name) throws Exception {
        List<Double> values = new ArrayList<>();
        String place =
                "[...document.querySelectorAll('#table th')].findIndex(t => t.dataset.column === '" + name + "')";
        for (JsonNode cell :
                browser.evaluate("[...document.querySelectorAll('#table tbody tr[data-row]')].map(r => r.children["
                        + place + "].textContent.replace('−', '-'))")) {
            values.add(cell.asText().equals("–") ? Double.POSITIVE_INFINITY : Double.valueOf(cell.asText()));
        }
        return values;
    }

    private void press(String column) throws Exception {
        browser.evaluate("document.querySelector('#table th[data-column=" + column + "] button').click()");
    }

    @Test
    void table_sortedAndFiltered_rowsInOrderMissingLast() throws Exception {
        browser.show(1280, 900, false);
        browser.open(sweepPage());

        press("rate_hz");
        assertThat(column("rate_hz")).hasSizeGreaterThan(10).isSorted();
        assertThat(text("document.querySelector('#table th[data-column=rate_hz]').getAttribute('aria-sort')"))
                .isEqualTo("ascending");

        press("rate_hz");
        assertThat(column("rate_hz").stream().filter(Double::isFinite).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(column("rate_hz").get(0)).isFinite();

        choose("table-ending", "spike_budget");
        assertThat(text("document.getElementById('table-found').textContent")).startsWith("8 of 48 rows");

        choose("table-ending", "");
        choose("table-column", "tau_decay_i");
        choose("table-least", "8");
        choose("table-most", "8");
        assertThat(column("tau_decay_i")).hasSize(16).containsOnly(8.0);
        assertQuiet();
    }

    @Test
    void hundredThousandTrials_fluid() throws Exception {
        String yaml =
                """
                network: spatial-balanced
                sweep: {tau_decay_i: {from: 1, to: 25, steps: 100}, j_ei: {from: -150, to: -1, steps: 100}}
                repeats: 10
                """;
        long start = System.nanoTime();
        Path study = ReportStudies.sweep(folder, "large", yaml, 50_000, trial -> MadeUpStudy.drawn(trial.seed(), 10));
        double writing = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        Path page = page(study);
        double making = (System.nanoTime() - start) / 1e9;
        browser.show(1280, 900, false);
        start = System.nanoTime();
        browser.open(page);
        double opening = (System.nanoTime() - start) / 1e9;
        seeAll();
        browser.evaluate(
                """
                (() => {
                  performance.clearMeasures();
                  window.long = [];
                  new PerformanceObserver((list) => list.getEntries().forEach((e) => long.push(e.duration))).observe({ type: "longtask" });
                })()
                """);
        for (String statistic : List.of("fano_factor", "count_correlation", "shared_variance", "rate_hz")) {
            choose("map-quantity", statistic);
            choose("slice-quantity", statistic);
        }
        press("fano_factor");
        press("trial_id");
        String scrolled = scrollFrames();

        JsonNode draws = browser.evaluate("performance.getEntriesByType('measure').map(m => [m.name, m.duration])");
        StringBuilder figures = new StringBuilder(
                "100,000 trials: page %.1f MB, rows written in %.1f s, page in %.1f s, opened in %.1f s%n"
                        .formatted(Files.size(page) / 1e6, writing, making, opening));
        draws.forEach(draw -> figures.append(
                "%s: %.0f ms%n".formatted(draw.get(0).asText(), draw.get(1).asDouble())));
        figures.append("frames while the table scrolled, ms: ").append(scrolled).append('\n');
        figures.append("long tasks, ms: ")
                .append(browser.evaluate("long.map(Math.round)"))
                .append('\n');
        Files.createDirectories(PICTURES);
        Files.writeString(PICTURES.resolve("hundred-thousand.txt"), figures);

        assertClean();
        assertThat(draws.size()).isGreaterThanOrEqualTo(10);
        assertThat(text("document.getElementById('table-found').textContent")).startsWith("100,000 of 100,000 rows");
        // Only what is in sight are elements, however many rows there are.
        assertThat(browser.evaluate("document.querySelectorAll('#table tbody tr').length")
                        .asInt())
                .isLessThan(60);
    }

    /** Scrolls to the middle and the end of the table; time of each frame. */
    private String scrollFrames() throws Exception {
        JsonNode frames = browser.evaluate(
                """
                (async () => {
                  const frame = document.querySelector(".trials");
                  frame.scrollIntoView({ behavior: "instant" });
                  const times = [];
                  let before = performance.now();
                  for (let i = 1; i <= 30; i++) {
                    frame.scrollTop = (i / 30) * (frame.scrollHeight - frame.clientHeight);
                    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                    times.push(Math.round(performance.now() - before));
                    before = performance.now();
                  }
                  return { times, last: frame.querySelector("tbody tr[data-row]") !== null };
                })()
                """);
        assertThat(frames.get("last").asBoolean()).isTrue();
        return frames.get("times").toString();
    }
}
