package io.github.sparksnops.network.template;

/**
 * A free quantity of a template.
 *
 * @param name as in tables and configurations
 * @param unit for people: ms, mV*sqrt(N), torus side
 * @param meaning a few words
 * @param defaultValue where nothing is given
 * @param low lower end of the published range; outside of it is a warning, not an error
 * @param high upper end of the published range
 * @param hardLow smallest value that makes a network
 * @param hardHigh largest value that makes a network
 */
public record Parameter(
        String name,
        String unit,
        String meaning,
        double defaultValue,
        double low,
        double high,
        double hardLow,
        double hardHigh) {
    /** Whether a network can be built with this value. */
    public boolean admits(double value) {
        return Double.isFinite(value) && value >= hardLow && value <= hardHigh;
    }

    /** Whether the value lies in the published range. */
    public boolean published(double value) {
        return value >= low && value <= high;
    }
}
