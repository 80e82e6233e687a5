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
import io.github.sparksnops.network.simulation.Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * What a report is to have.
     *
     * @param most rows for charts and table, about; of more a sample is taken
     * @param activity simulates one trial once more; empty for no activity
     * @param trial whose activity; empty for the best
     */
    public record Options(int most, Optional<Simulator> activity, Optional<String> trial) {}

    /**
     * Reads a study; one that is still running may be read.
     *
     * @param study with at least one finished round
     * @param software that makes the report
     * @throws io.github.sparksnops.network.UserError where the study is damaged, or has no such trial
     */
    public static Report of(FinishedRounds study, SoftwareVersion software, Options options) {
        ExperimentConfiguration configuration = study.configuration();
        Optional<FinishedFit> fit =
                configuration instanceof FitConfiguration ? Optional.of(FinishedFit.of(study)) : Optional.empty();
        Optional<ReportedActivity> activity = options.activity()
                .flatMap(simulator -> trial(study, configuration, fit, options.trial())
                        .map(stored -> ReportedActivity.of(stored, simulator)));
        ReportRows rows = ReportRows.read(study, TrialColumns.of(configuration.model()), options.most());
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
        fit.map(ReportedFit::of).ifPresent(found -> {
            words.addAll(found.words());
            document.put("fit", found);
        });
        activity.ifPresent(shown -> document.put("activity", shown));
        document.put("rows", rows);
        return new Report(study.name(), document, words);
    }

    private static Optional<StoredTrial> trial(
            FinishedRounds study,
            ExperimentConfiguration configuration,
            Optional<FinishedFit> fit,
            Optional<String> named) {
        if (named.isPresent()) {
            return Optional.of(StoredTrial.named(study, configuration, named.get()));
        }
        return fit.isPresent() ? fit.flatMap(StoredTrial::best) : StoredTrial.firstCompleted(study, configuration);
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
