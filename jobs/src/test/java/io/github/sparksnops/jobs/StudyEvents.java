package io.github.sparksnops.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the log of a study tells. */
final class StudyEvents {
    private StudyEvents() {}

    /** Events of one name, in order. */
    static List<JsonNode> of(Path study, String name) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(study.resolve("events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.get("event").asText().equals(name)) {
                events.add(event);
            }
        }
        return events;
    }
}
