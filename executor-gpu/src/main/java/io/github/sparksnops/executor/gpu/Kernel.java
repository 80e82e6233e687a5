package io.github.sparksnops.executor.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Entry points of the CUDA sources. The first parameter is the address of the networks, a second one a whole number of 32 bits. A
 * unit is compiled by the driver as a whole when one of its kernels is first launched.
 */
enum Kernel {
    SIMULATE_7("resident_7", 2),
    SIMULATE_13("resident_13", 2),
    SIMULATE_25("resident_25", 2),
    SIMULATE_GENERAL("general", 2),
    START_RESIDENT("rows", 1),
    START_GENERAL("general", 1),
    WIRE_ROWS("rows", 2),
    WIRE_LISTS("general", 1);

    private final String unit;
    private final int parameters;

    Kernel(String unit, int parameters) {
        this.unit = unit;
        this.parameters = parameters;
    }

    /** Name in the unit. */
    String entry() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the source file, and of the PTX made from it. */
    String unit() {
        return unit;
    }

    int parameters() {
        return parameters;
    }

    /** The unit's PTX, as {@code build-ptx} wrote it. */
    byte[] ptx() {
        String file = unit + ".ptx";
        try (InputStream in = Kernel.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the application has no " + file + ": it was built without its resources");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
