package io.github.sparksnops.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Results as JSON. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A map or a list of maps on one line, keys in the map's order, missing values as null. */
    static String text(Object object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new AssertionError("rows hold numbers, text and arrays of numbers", e);
        }
    }
}
