package io.github.sparksnops.executor.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Entry points of the CUDA sources. Parameters are addresses of device memory, the first one that of the networks, and then whole numbers
 * of 32 bits. A unit is compiled by the driver as a whole when one of its kernels is first launched.
 */
enum Kernel {
    SIMULATE_7("resident_7", 1, 1),
    SIMULATE_13("resident_13", 1, 1),
    SIMULATE_25("resident_25", 1, 1),
    SIMULATE_GENERAL("general", 1, 1),
    START_RESIDENT("rows", 1, 0),
    START_GENERAL("general", 1, 0),
    WIRE_ROWS("rows", 1, 1),
    WIRE_LISTS("general", 1, 0),
    TOTAL_COUNTS("counts", 2, 1),
    GATHER_COUNTS("counts", 3, 1);

    private final String unit;
    private final int addresses;
    private final int numbers;

    Kernel(String unit, int addresses, int numbers) {
        this.unit = unit;
        this.addresses = addresses;
        this.numbers = numbers;
    }

    /** Name in the unit. */
    String entry() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the source file, and of the PTX made from it. */
    String unit() {
        return unit;
    }

    /** How many parameters are addresses: the first ones. */
    int addresses() {
        return addresses;
    }

    int parameters() {
        return addresses + numbers;
    }

    /** A unit's PTX, as {@code build-ptx} wrote it. */
    static byte[] ptx(String unit) {
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
