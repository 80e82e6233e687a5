package io.github.sparksnops.driver.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Appends what happened to a study, one JSON object a line: starts, resumes, retried tasks, lost executors, ends. */
public final class EventLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    EventLog(Path file) {
        this.file = file;
    }

    /**
     * Appends an event; threads may share the log.
     *
     * @param event short name, such as {@code task_retry}
     * @param details values are text, numbers, lists or maps
     */
    public synchronized void add(String event, Map<String, ?> details) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("event", event);
        line.putAll(new TreeMap<>(details));
        try {
            // A line that a killed process left unfinished must not swallow this one.
            String text = (endsWithinLine() ? "\n" : "") + JSON.writeValueAsString(line) + "\n";
            append(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event + " has details that are no JSON", e);
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot append to", file, e);
        }
    }

    private void append(String text) throws IOException {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (UnsupportedOperationException e) {
            // An object store: the new object takes the place of the old one when it is whole.
            Files.writeString(file, text() + text);
        }
    }

    private String text() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private boolean endsWithinLine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (var channel = Files.newByteChannel(file)) {
            channel.position(channel.size() - 1);
            var last = java.nio.ByteBuffer.allocate(1);
            return channel.read(last) == 1 && last.get(0) != '\n';
        }
    }
}
