package io.github.sparksnops.network;

/** Argument checks of the value types: a half-built network must not exist. */
public final class Check {
    private Check() {}

    /**
     * Throws unless the condition holds.
     *
     * @throws IllegalArgumentException with the formatted message
     */
    public static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(message, values));
        }
    }

    /** Throws unless the value is a finite number. */
    public static void requireFinite(double value, String name) {
        require(Double.isFinite(value), "%s = %s: must be a finite number", name, value);
    }
}
