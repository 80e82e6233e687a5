package io.github.sparksnops.driver.fit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.files.Disk;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticValues;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * What a fit started from, in its own directory: a resumed fit knows the same, whatever became of the studies it was read from. Lines of
 * JSON, compressed.
 */
final class EarlierFile {
    private static final String NAME = "from.jsonl.gz";
    private static final ObjectMapper JSON = new ObjectMapper();

    private EarlierFile() {}

    /** One evaluation; it has a cost, or a rule, or an error. */
    private record Line(
            @JsonProperty("parameters_id") String parametersId,
            @JsonProperty("point") double[] point,
            @JsonProperty("repeat") int repeat,
            @JsonProperty("cost") Double cost,
            @JsonProperty("scalars") Double[] scalars,
            @JsonProperty("eigenspectrum") double[] eigenspectrum,
            @JsonProperty("infeasible") String infeasible,
            @JsonProperty("failed") String failed) {
        static Line of(Evaluation evaluation) {
            Evaluation.Outcome outcome = evaluation.outcome();
            Evaluation.Scored scored = outcome instanceof Evaluation.Scored s ? s : null;
            return new Line(
                    evaluation.parametersId(),
                    evaluation.point(),
                    evaluation.repeat(),
                    scored == null ? null : scored.cost(),
                    scored == null ? null : scalars(scored.statistics()),
                    scored == null ? null : scored.statistics().eigenspectrum().orElse(new double[0]),
                    outcome instanceof Evaluation.Infeasible infeasible ? infeasible.reason() : null,
                    outcome instanceof Evaluation.Failed failed ? failed.reason() : null);
        }

        /** Null where missing: JSON has no NaN. */
        private static Double[] scalars(StatisticValues statistics) {
            return Statistic.SCALARS.stream()
                    .map(s -> statistics.scalar(s).isPresent()
                            ? statistics.scalar(s).getAsDouble()
                            : null)
                    .toArray(Double[]::new);
        }

        /** Whether it has all that an evaluation needs. */
        private boolean isWhole() {
            boolean ended = cost == null
                    ? infeasible != null || failed != null
                    : scalars != null && scalars.length == Statistic.SCALARS.size() && eigenspectrum != null;
            return ended && parametersId != null && point != null;
        }

        private Evaluation evaluation() {
            Evaluation.Outcome outcome;
            if (cost != null) {
                double[] values = new double[scalars.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = scalars[i] == null ? Double.NaN : scalars[i];
                }
                outcome = new Evaluation.Scored(cost, StatisticValues.of(values, eigenspectrum));
            } else {
                outcome = infeasible != null ? new Evaluation.Infeasible(infeasible) : new Evaluation.Failed(failed);
            }
            return new Evaluation(EarlierStudies.ROUND, parametersId, point, repeat, outcome);
        }
    }

    /** Writes it, whole or not at all; nothing where there are no evaluations. */
    static Optional<Path> write(Path directory, List<Evaluation> evaluations) throws IOException {
        if (evaluations.isEmpty()) {
            return Optional.empty();
        }
        Path unfinished = directory.resolve(NAME + ".tmp");
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(unfinished)), StandardCharsets.UTF_8)) {
            for (Evaluation evaluation : evaluations) {
                out.write(JSON.writeValueAsString(Line.of(evaluation)));
                out.write('\n');
            }
        }
        Disk.force(unfinished);
        return Optional.of(Files.move(unfinished, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE));
    }

    /** Reads it; empty where the fit started from nothing. */
    static List<Evaluation> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Evaluation> evaluations = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Line read = JSON.readValue(line, Line.class);
                if (read == null || !read.isWhole()) {
                    throw damaged(file, "line " + (evaluations.size() + 1) + " is no evaluation");
                }
                evaluations.add(read.evaluation());
            }
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage());
        } catch (EOFException | ZipException e) {
            throw damaged(file, e.getMessage());
        }
        return evaluations;
    }

    private static UserError damaged(Path file, String how) {
        return new UserError(
                file.toString(), "the file is damaged: " + how, "restore it, or start a new fit with another --out");
    }
}
