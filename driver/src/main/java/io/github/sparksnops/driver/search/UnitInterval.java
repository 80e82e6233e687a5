package io.github.sparksnops.driver.search;

/** Random words as numbers strictly between 0 and 1. */
public final class UnitInterval {
    private static final double TO_THE_MINUS_32 = 0x1p-32;
    private static final double TO_THE_MINUS_52 = 0x1p-52;
    private static final int BELOW_THE_LOW_BITS = 12;

    private UnitInterval() {}

    /** Middle of one of 2^32 cells: exact, and no rounding carries it into the next one. */
    public static double of(int word) {
        return (Integer.toUnsignedLong(word) + 0.5) * TO_THE_MINUS_32;
    }

    /** Middle of one of 2^52 cells: fine enough that many points of a line differ. */
    public static double of(int high, int low) {
        long bits = (long) high << Integer.SIZE | Integer.toUnsignedLong(low);
        return ((bits >>> BELOW_THE_LOW_BITS) + 0.5) * TO_THE_MINUS_52;
    }
}
