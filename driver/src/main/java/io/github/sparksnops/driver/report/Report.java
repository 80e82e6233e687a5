package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.fit.FinishedFit;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.network.Population;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study as one JSON document; docs/report.md describes it. */
public final class Report {
    /** Of the document; another one means that pages have to know. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String title;
    private final Map<String, Object> document;
    private final List<String> words;

    private Report(String title, Map<String, Object> document, List<String> words) {
        this.title = title;
        this.document = document;
        this.words = words;
    }

    /**
     * Reads a study; one that is still running may be read.
     *
     * @param study with at least one finished round
     * @param software that makes the report
     * @param most rows for charts and table, about; of more a sample is taken
     */
    public static Report of(FinishedRounds study, SoftwareVersion software, int most) {
        ExperimentConfiguration configuration = study.configuration();
        TrialColumns table = TrialColumns.of(configuration.model());
        ReportRows rows = ReportRows.read(study, table, most);
        ReportedStudy reported = ReportedStudy.of(study, configuration);
        List<ReportedParameter> parameters = ReportedParameter.of(configuration);
        List<String> words = new ArrayList<>(ReportWords.of(reported, parameters, rows));

        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("made_by", "spark-snops " + software.version() + ", commit " + software.commit());
        document.put("study", reported);
        document.put("words", words);
        document.put("parameters", parameters);
        document.put("quantities", ReportedQuantity.all(populations(configuration)));
        if (configuration instanceof FitConfiguration fit) {
            ReportedFit found = ReportedFit.of(FinishedFit.of(study, fit));
            words.addAll(found.words());
            document.put("fit", found);
        }
        document.put("rows", rows);
        return new Report(study.name(), document, words);
    }

    private static List<String> populations(ExperimentConfiguration configuration) {
        return configuration.model().spec(configuration.model().template().defaultValues()).populations().stream()
                .map(Population::name)
                .toList();
    }

    /** Name of the study. */
    public String title() {
        return title;
    }

    /** What it shows, in sentences. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** Writes the document, UTF-8, and leaves the stream open. */
    public void writeJson(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setCodec(JSON);
            json.writeObject(document);
        }
    }
}
