package io.github.sparksnops.driver.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.TrialCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a round visible: it is written last, and only rounds with one exist.
 *
 * @param round number of the round, from 0; for a sweep, a round is a wave
 * @param first position in the plan of the round's first trial
 * @param end position after its last trial
 * @param started ISO 8601
 * @param finished ISO 8601
 * @param wallMs time the wave took, ms
 * @param trials counts by status and reason, and times
 * @param trialIds SHA-256 over the sorted trial ids, each followed by a line feed
 * @param files that hold the rows
 * @param version of spark-snops
 * @param commit of spark-snops
 * @param configuration SHA-256 over the science keys
 */
@JsonPropertyOrder({"round", "first", "end", "started", "finished", "wall_ms", "trials", "trial_ids", "files"})
public record Manifest(
        @JsonProperty("round") int round,
        @JsonProperty("first") int first,
        @JsonProperty("end") int end,
        @JsonProperty("started") String started,
        @JsonProperty("finished") String finished,
        @JsonProperty("wall_ms") long wallMs,
        @JsonProperty("trials") TrialCounts trials,
        @JsonProperty("trial_ids") String trialIds,
        @JsonProperty("files") List<DataFile> files,
        @JsonProperty("version") String version,
        @JsonProperty("commit") String commit,
        @JsonProperty("configuration") String configuration) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file of rows.
     *
     * @param path relative to the study's directory, with slashes
     * @param bytes its size
     * @param sha256 of its content, hexadecimal
     */
    @JsonPropertyOrder({"path", "bytes", "sha256"})
    public record DataFile(
            @JsonProperty("path") String path,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("sha256") String sha256) {
        /** Entry of a file that is on the disk. */
        static DataFile of(Path study, Path file) throws IOException {
            String relative = study.relativize(file).toString().replace('\\', '/');
            return new DataFile(relative, Files.size(file), Manifests.sha256(file));
        }
    }

    /** The round's place in the plan. */
    public PlanRange range() {
        return new PlanRange(first, end);
    }

    /** What {@link #trialIds} is of sorted ids. */
    public static String hashOfIds(List<String> sorted) {
        return Manifests.sha256(sorted);
    }

    String toJson() throws JsonProcessingException {
        return JSON.writeValueAsString(this) + "\n";
    }

    static Manifest parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, Manifest.class);
    }

    /** The same round with its rows elsewhere. */
    Manifest withFiles(List<DataFile> others) {
        return new Manifest(
                round, first, end, started, finished, wallMs, trials, trialIds, others, version, commit, configuration);
    }

    static String toJson(List<Manifest> rounds) throws JsonProcessingException {
        return JSON.writeValueAsString(rounds) + "\n";
    }

    static List<Manifest> parseList(String json) throws JsonProcessingException {
        return List.of(JSON.readValue(json, Manifest[].class));
    }
}
