package io.github.sparksnops.driver.trial;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
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
    private final ByteArrayOutputStream form = new ByteArrayOutputStream(1024);

    /** The form of values that many hashes have in common; records are slow to take apart. */
    static byte[] form(Object... values) {
        CanonicalHash all = new CanonicalHash();
        for (Object value : values) {
            all.add(value);
        }
        return all.form.toByteArray();
    }

    /** Adds values by their form. */
    CanonicalHash addForm(byte[] values) {
        form.writeBytes(values);
        return this;
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
            form.writeBytes(bytes);
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
        form.write(tag);
        form.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    }

    /** First 16 hexadecimal digits. */
    String hex16() {
        return HexFormat.of().toHexDigits(first64Bits());
    }

    /** First 64 bits. */
    long first64Bits() {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(form.toByteArray()))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
