package io.github.sparksnops.driver.fit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.study.AtomicFile;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a round is to evaluate, written before it runs: whoever resumes the fit goes on with the same proposals, even on a machine whose
 * arithmetic differs in the last bit.
 *
 * @param round number of the round, from 0
 * @param first position of the first proposal
 * @param suggestMs time it took to propose, ms
 */
@JsonPropertyOrder({"round", "first", "suggest_ms", "proposals"})
record ProposalFile(
        @JsonProperty("round") int round,
        @JsonProperty("first") int first,
        @JsonProperty("suggest_ms") double suggestMs,
        @JsonProperty("proposals") List<Entry> proposals) {
    /** Origin of proposals that simulate the leaders again at the end. */
    static final String CONFIRMATION = "confirmation";

    private static final String SUFFIX = ".proposals.json";
    private static final Pattern NAME = Pattern.compile("[0-9]{5,}" + Pattern.quote(SUFFIX));
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /**
     * One proposal.
     *
     * @param point in the unit cube
     */
    @JsonPropertyOrder({"point", "repeat", "origin"})
    record Entry(
            @JsonProperty("point") double[] point,
            @JsonProperty("repeat") int repeat,
            @JsonProperty("origin") String origin) {}

    ProposalFile {
        proposals = List.copyOf(proposals);
    }

    static ProposalFile of(int round, int first, double suggestMs, List<Proposal> proposals) {
        return new ProposalFile(
                round,
                first,
                suggestMs,
                proposals.stream()
                        .map(p -> new Entry(p.point(), p.repeat(), p.origin()))
                        .toList());
    }

    /** Whether the round simulates the leaders again. */
    @JsonIgnore
    boolean isConfirmation() {
        return proposals.get(0).origin().equals(CONFIRMATION);
    }

    List<Proposal> toProposals() {
        return proposals.stream()
                .map(e -> new Proposal(e.point(), e.repeat(), e.origin()))
                .toList();
    }

    static Path file(Path rounds, int round) {
        return rounds.resolve(String.format(Locale.ROOT, "%05d%s", round, SUFFIX));
    }

    /** Whether a file has the name of one. */
    static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    void write(Path rounds) throws IOException {
        AtomicFile.write(file(rounds, round), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads those of a round; empty where none were written.
     *
     * @throws UserError where the file is damaged
     */
    static Optional<ProposalFile> read(Path rounds, int round) throws IOException {
        Path file = file(rounds, round);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), ProposalFile.class));
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new UserError(
                    file.toString(),
                    "the file is damaged: " + e.getOriginalMessage(),
                    "restore it; if the round has no manifest, remove the file and resume: the round is proposed anew");
        }
    }
}
