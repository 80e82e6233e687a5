package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unit of the times in a file. Times become whole nanoseconds, so that the borders of count windows are exact.
 *
 * @param name as on the command line
 */
public record TimeScale(String name, double nanosecondsPerUnit) {
    /** Milliseconds. */
    static final TimeScale MS = new TimeScale("ms", 1e6);
    /** Seconds. */
    static final TimeScale S = new TimeScale("s", 1e9);
    /** Microseconds. */
    static final TimeScale US = new TimeScale("us", 1e3);

    /** Where to give it, as a remedy. */
    static final String OPTION = "--time-unit ms, s, us or samples:RATE (per second)";

    /** 2^53 ns are 104 days; above, a double does not hold every nanosecond. */
    private static final double LONGEST_NS = 0x1p53;

    private static final Pattern SAMPLES = Pattern.compile("samples:(\\d{1,9}(?:\\.\\d{1,9})?)");

    /**
     * Reads {@code ms}, {@code s}, {@code us} or {@code samples:RATE}.
     *
     * @throws UserError where it is none of them
     */
    public static TimeScale parse(String text) {
        for (TimeScale known : new TimeScale[] {MS, S, US}) {
            if (known.name.equals(text)) {
                return known;
            }
        }
        Matcher samples = SAMPLES.matcher(text);
        if (samples.matches() && Double.parseDouble(samples.group(1)) > 0) {
            return new TimeScale(text, 1e9 / Double.parseDouble(samples.group(1)));
        }
        throw new UserError(
                "--time-unit " + text,
                "this is no unit of time",
                "take ms, s, us, or samples:RATE with the rate per second, such as samples:30000");
    }

    /** Whether a time is one that a spike can have: not negative, not too long ago. */
    boolean holds(double time) {
        return time >= 0 && time * nanosecondsPerUnit <= LONGEST_NS;
    }

    /** A time in whole nanoseconds. */
    long nanoseconds(double time) {
        return Math.round(time * nanosecondsPerUnit);
    }
}
