package io.github.sparksnops.driver.recording;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which neurons of a recording to use, by the ids of the file: {@code 0,5,10-19}. Ranges may hold ids that the file does not
 * have, because a neuron without spikes is not in it.
 */
public final class NeuronRanges {
    /** Every neuron. */
    public static final NeuronRanges ALL = new NeuronRanges("all", List.of(new Range(0, Integer.MAX_VALUE)));

    private static final Pattern ITEM = Pattern.compile("(\\d{1,10})(?:-(\\d{1,10}))?");

    private final String text;
    private final List<Range> ranges;

    private record Range(int first, int last) {
        boolean holds(int id) {
            return first <= id && id <= last;
        }
    }

    private NeuronRanges(String text, List<Range> ranges) {
        this.text = text;
        this.ranges = ranges;
    }

    /**
     * Reads ids and ranges.
     *
     * @throws UserError with every item that is wrong
     */
    public static NeuronRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            Matcher matcher = ITEM.matcher(item.strip());
            long first = matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
            long last = matcher.matches() && matcher.group(2) != null ? Long.parseLong(matcher.group(2)) : first;
            if (first < 0 || last > Integer.MAX_VALUE) {
                problems.add(problem(text, "'" + item + "' is no neuron", "write ids and ranges, such as 0,5,10-19"));
            } else if (last < first) {
                problems.add(problem(text, "the range " + item + " descends", "write the smaller id first"));
            } else {
                ranges.add(new Range((int) first, (int) last));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        return new NeuronRanges(text, ranges);
    }

    private static Problem problem(String text, String what, String how) {
        return new Problem("--neurons " + text, what, how);
    }

    boolean holds(int id) {
        return ranges.stream().anyMatch(range -> range.holds(id));
    }

    /**
     * Throws where an item of the list names none of the neurons.
     *
     * @param file that holds them
     * @param ids of the file, ascending
     */
    void requireFound(String file, int[] ids) {
        for (Range range : this == ALL ? List.<Range>of() : ranges) {
            if (Arrays.stream(ids).noneMatch(range::holds)) {
                String item = range.first == range.last ? "neuron " + range.first : range.first + "-" + range.last;
                throw new UserError(
                        "--neurons " + text,
                        "%s has no %s".formatted(file, item),
                        ids.length == 0
                                ? "the file has no neurons"
                                : "its ids run from %s to %s".formatted(ids[0], ids[ids.length - 1]));
            }
        }
    }

    /** As given. */
    @Override
    public String toString() {
        return text;
    }
}
