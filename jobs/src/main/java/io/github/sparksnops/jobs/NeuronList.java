package io.github.sparksnops.jobs;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Neurons as given on the command line: ids and ranges of ids, such as {@code 0,5,10-19}. */
final class NeuronList {
    private static final Pattern ITEM = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private NeuronList() {}

    /**
     * Reads a list.
     *
     * @param neurons of the network; ids are 0 .. neurons - 1
     * @return ids in the order given
     * @throws UserError with every item that is wrong
     */
    static List<Integer> parse(String text, int neurons) {
        Set<Integer> ids = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            Matcher matcher = ITEM.matcher(item.strip());
            if (!matcher.matches()) {
                problems.add(problem(text, "'" + item + "' is no neuron", "write ids and ranges, such as 0,5,10-19"));
                continue;
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last < first) {
                problems.add(problem(text, "the range " + item + " descends", "write the smaller id first"));
            } else if (last >= neurons) {
                problems.add(problem(
                        text,
                        "there is no neuron " + last + " in a network of " + neurons,
                        "give ids from 0 to " + (neurons - 1)));
            } else {
                for (int id = first; id <= last; id++) {
                    if (!ids.add(id)) {
                        problems.add(problem(text, "neuron " + id + " stands twice", "name each neuron once"));
                        break;
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
        return List.copyOf(ids);
    }

    private static Problem problem(String text, String what, String how) {
        return new Problem("--neurons " + text, what, how);
    }
}
