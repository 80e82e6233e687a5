package io.github.sparksnops.driver.sweep;

/** Numbers of things in sentences. */
public final class Quantity {
    private Quantity() {}

    /** 1 trial, 2 trials: for nouns that take an s. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** 1 study, 2 studies. */
    public static String of(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
