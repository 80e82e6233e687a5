package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of real studies of small networks; what they look like is for the tests of the page. */
class ReportCommandTest {
    private static final Pattern DOCUMENT = Pattern.compile("id=\"document\">([^<]*)<");

    private static final String SWEEP = "sweep: {j_ee: [5, 10]}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void fillFolder() throws IOException {
        Files.createDirectory(folder.resolve("notes"));
        Files.writeString(folder.resolve("notes/mine.txt"), "mine");
    }

    private static JsonNode documentOf(Path page) throws IOException {
        Matcher document = DOCUMENT.matcher(Files.readString(page));
        assertThat(document.find()).isTrue();
        byte[] compressed = Base64.getDecoder().decode(document.group(1));
        return new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(compressed)));
    }

    private static void assertWritten(Snops snops, Path page) {
        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out()).isEmpty();
        assertThat(snops.err()).contains("wrote " + page).doesNotContain("Exception");
    }

    @Test
    void report_sweepWithActivity_isTheStoredTrialsOwn() throws IOException {
        Path study = ScoredSweeps.sweep(folder, "sweep", ScoredSweeps.GRID);
        JsonNode row = ScoredSweeps.rows(study, "status = 'COMPLETED'").get(3);
        String id = row.get("trial_id").asText();
        Path page = folder.resolve("page.html");

        Snops snops = Snops.run("report", study, "--out", page, "--with-activity", "--trial", id);

        assertWritten(snops, page);
        JsonNode document = documentOf(page);
        JsonNode activity = document.get("activity");
        assertThat(activity.get("trial_id").asText()).isEqualTo(id);
        assertThat(activity.at("/spikes/e").asLong())
                .isEqualTo(row.get("spikes_e").asLong());
        assertThat(activity.at("/spikes/i").asLong())
                .isEqualTo(row.get("spikes_i").asLong());
        assertThat(activity.at("/ended").asText()).isEqualTo("completed");
        assertThat(activity.at("/raster/0/ms"))
                .isNotEmpty()
                .allMatch(ms -> ms.asDouble() >= 200 && ms.asDouble() <= 2000);
        assertThat(activity.at("/raster/0/line")).hasSameSizeAs(activity.at("/raster/0/ms"));
        double mean = 0;
        for (JsonNode hz : activity.at("/rates/0/values")) {
            mean += hz.asDouble() / activity.at("/rates/0/values").size();
        }
        // All of the counted time is shown, in bins of 5 digits.
        assertThat(mean).isCloseTo(row.get("rate_e_hz").asDouble(), org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(activity.at("/potentials")).hasSize(6);
        assertThat(activity.at("/correlation/pairs").size())
                .isEqualTo(activity.at("/correlation/mean").size());
        assertThat(document.at("/study/counts/completed").asInt()).isPositive();
    }

    @Test
    void report_nothingFeasible_isWrittenAllTheSame() throws IOException {
        Path study = ScoredSweeps.sweep(
                folder, "silent", SmallNetwork.SBN.replace("j_ex: 60, j_ix: 40", "j_ex: 0, j_ix: 0") + SWEEP);

        Snops snops = Snops.run("report", study, "--with-activity");

        Path page = study.resolve("report.html");
        assertWritten(snops, page);
        assertThat(snops.err()).contains("No trial has statistics");
        assertThat(documentOf(page).has("activity")).isFalse();
    }

    @Test
    void report_fit_hasItsLeadersAndIsReplaced() throws IOException {
        Path fit = folder.resolve("fit");
        Snops.run("fit", SmallFit.write(folder, 20), "--out", fit, "--local");
        Path page = folder.resolve("fit.html");
        assertWritten(Snops.run("report", fit, "--out", page), page);

        Snops again = Snops.run("report", fit, "--out", page, "--with-activity");

        assertWritten(again, page);
        JsonNode document = documentOf(page);
        String best = Files.readAllLines(fit.resolve("leaders.csv")).get(1).split(",")[1];
        assertThat(document.at("/fit/leaders/0/parameters_id").asText()).isEqualTo(best);
        String row = document.at("/activity/trial_id").asText();
        assertThat(ScoredSweeps.rows(fit, "trial_id = '" + row + "'"))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.get("parameters_id").asText()).isEqualTo(best);
                    assertThat(stored.get("spikes_e").asLong())
                            .isEqualTo(document.at("/activity/spikes/e").asLong());
                });
        assertThat(document.at("/activity/correlation").isNull())
                .as("nothing is anywhere in it")
                .isTrue();
    }

    static Stream<Arguments> faults() {
        String yaml = SmallNetwork.SBN;
        return Stream.of(
                UserFault.of("report", yaml, "DIR", "--help"),
                UserFault.of("report DIR/none", yaml, "none", "no such directory", "--out"),
                UserFault.of("report DIR/notes", yaml, "notes", "no study in it", "--out"),
                UserFault.of("report DIR/notes --rows 0", yaml, "--rows 0", "at least 1"),
                UserFault.of("report DIR/notes --rows many", yaml, "--rows", "'many'"),
                UserFault.of("report DIR/notes --trial x", yaml, "--trial x", "--with-activity"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void report_fault_oneMessageAndNothingWritten(UserFault fault) throws IOException {
        fault.assertReported(folder, Map.of());
    }

    @Test
    void report_studyWithFaults_oneMessageAndNothingWritten() throws IOException {
        Path study = ScoredSweeps.sweep(folder, "sweep", SmallNetwork.SBN + SWEEP);
        Map<String, Path> places = Map.of("STUDY", study);
        for (UserFault fault : new UserFault[] {
            new UserFault("report STUDY --out DIR/notes", "", java.util.List.of("--out", "this is a folder")),
            new UserFault("report STUDY --out DIR/no/x.html", "", java.util.List.of("--out", "there is no folder")),
            new UserFault(
                    "report STUDY --out DIR/notes/mine.txt",
                    "",
                    java.util.List.of("--out", "the file exists and is no report", "Name another file")),
            new UserFault(
                    "report STUDY --with-activity --trial 0123456789abcdef",
                    "",
                    java.util.List.of("--trial 0123456789abcdef", "no such trial", "trial_id")),
            new UserFault(
                    "report STUDY --with-activity --simulator none",
                    "",
                    java.util.List.of("--simulator", "no simulator"))
        }) {
            fault.assertReported(folder, places);
        }
        assertThat(Files.readString(folder.resolve("notes/mine.txt"))).isEqualTo("mine");
    }
}
