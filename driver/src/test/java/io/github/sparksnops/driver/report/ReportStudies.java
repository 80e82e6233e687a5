package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.fit.FitRuns;
import io.github.sparksnops.driver.fit.Fits;
import io.github.sparksnops.driver.spark.MadeUpStudy;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Studies with what reports have to show, and the documents of their reports. */
final class ReportStudies {
    /** 3 x 4 x 2 points twice, of which those with the weakest input are infeasible. */
    static final String SWEEP =
            """
            network: spatial-balanced
            sweep:
              tau_decay_i: [4, 8, 16]
              j_ei: {from: -120, to: -30, steps: 4}
              sigma_i: [0.05, 0.1]
            repeats: 2
            """;

    static final int SWEEP_TRIALS = 48;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DOCUMENT = Pattern.compile("id=\"document\">([^<]*)<");

    private ReportStudies() {}

    /** A sweep of many parameters' values, made up. */
    static Path sweep(Path folder, String name, String yaml, int rowsPerFile, MadeUpStudy.Ending ending)
            throws IOException {
        Path file = Files.writeString(folder.resolve("sweep-configuration.yaml"), yaml);
        StudyConfiguration study = ConfigurationReader.read(file, List.of(), Use.SWEEP);
        Path directory = folder.resolve(name);
        MadeUpStudy.write(directory, study, rowsPerFile, ending);
        return directory;
    }

    /** Completed but for the least inhibition: some of these are infeasible, one kind of them fails. */
    static TrialResult ending(Trial trial) {
        double[] values = trial.values();
        boolean weak = java.util.Arrays.stream(values).anyMatch(value -> value == -30);
        boolean slow = java.util.Arrays.stream(values).anyMatch(value -> value == 16);
        if (weak) {
            return MadeUpStudy.ended(
                    slow ? Status.FAILED : Status.INFEASIBLE,
                    slow
                            ? "java.lang.IllegalStateException: </script><script>alert(1)</script>\n\tat x"
                            : "spike_budget");
        }
        // A network whose spectrum nobody asked for.
        return MadeUpStudy.drawn(trial.seed(), slow ? 0 : 50);
    }

    /** A fit by the fake simulator. */
    static Path fit(Path folder, String name, String... sets) throws IOException {
        FitRuns.in(folder).run(name, Fits.in(folder, sets));
        return folder.resolve(name);
    }

    /** Report of a study. */
    static Report report(Path study, int most) {
        return Report.of(
                StudyTable.finished(study.toString()),
                new SoftwareVersion("1.2.3", "abc"),
                new Report.Options(most, Optional.empty(), Optional.empty()));
    }

    /** Its document. */
    static JsonNode document(Report report) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        report.writeJson(json);
        return JSON.readTree(json.toByteArray());
    }

    /** Puts something into the document of a page. */
    static void put(Path page, String name, JsonNode value) throws IOException {
        String text = Files.readString(page);
        ObjectNode document = ((ObjectNode) documentOf(text)).set(name, value);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            JSON.writeValue(out, document);
        }
        String letters = Base64.getEncoder().encodeToString(compressed.toByteArray());
        Files.writeString(page, DOCUMENT.matcher(text).replaceFirst("id=\"document\">" + letters + "<"));
    }

    /** The document that a page holds. */
    static JsonNode documentOf(String page) throws IOException {
        Matcher document = DOCUMENT.matcher(page);
        if (!document.find()) {
            throw new AssertionError("the page has no document");
        }
        byte[] compressed = Base64.getDecoder().decode(document.group(1));
        return JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(compressed)));
    }
}
