package io.github.sparksnops.driver.trial;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over values in a form that no JDK, locale or platform changes: numbers by their bits, text with its length, records
 * and lists by their elements. -0.0 counts as 0.0.
 */
final class CanonicalHash {
    private final MessageDigest digest;

    CanonicalHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Adds a number, text, enum constant, record, or list of such. */
    CanonicalHash add(Object value) {
        if (value instanceof Double number) {
            word('d', Double.doubleToLongBits(number == 0 ? 0.0 : number));
        } else if (value instanceof Integer number) {
            word('i', number);
        } else if (value instanceof Long number) {
            word('i', number);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            word('s', bytes.length);
            digest.update(bytes);
        } else if (value instanceof Enum<?> constant) {
            add(constant.name());
        } else if (value instanceof List<?> list) {
            word('l', list.size());
            list.forEach(this::add);
        } else if (value instanceof Record entry) {
            addRecord(entry);
        } else {
            throw new AssertionError("no canonical form for " + value.getClass());
        }
        return this;
    }

    private void addRecord(Record entry) {
        add(entry.getClass().getSimpleName());
        for (RecordComponent component : entry.getClass().getRecordComponents()) {
            try {
                add(component.getName());
                add(component.getAccessor().invoke(entry));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("records of the network language are public", e);
            }
        }
    }

    private void word(char tag, long bits) {
        digest.update((byte) tag);
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (bits >>> shift));
        }
    }

    /** First 16 hexadecimal digits; ends the hash. */
    String hex16() {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** First 64 bits; ends the hash. */
    long first64Bits() {
        return HexFormat.fromHexDigitsToLong(hex16());
    }
}
