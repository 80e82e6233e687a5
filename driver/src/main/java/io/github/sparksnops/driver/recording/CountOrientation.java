package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.util.Locale;

/** What the rows of a matrix of spike counts are. */
public enum CountOrientation {
    /** One row a neuron. */
    NEURONS_BY_WINDOWS,
    /** One row a count window. */
    WINDOWS_BY_NEURONS;

    /** Where to give it, as a remedy. */
    static final String OPTION = "--counts neurons-by-windows or --counts windows-by-neurons";

    /** Name on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The orientation with a name.
     *
     * @throws UserError where there is none
     */
    public static CountOrientation parse(String text) {
        for (CountOrientation orientation : values()) {
            if (orientation.key().equals(text)) {
                return orientation;
            }
        }
        throw new UserError("--counts " + text, "this does not tell what the rows are", "write " + OPTION);
    }
}
