package io.github.sparksnops.driver.recording;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Parts of a recording to count spikes in: each holds as many whole count windows as fit, from its start on.
 *
 * @param all in order of time, disjoint; shape {@code [epoch]}
 */
public record Epochs(List<Epoch> all) {
    /** From 0 to the last spike. */
    public static final Epochs WHOLE = new Epochs(List.of(new Epoch("0-", 0, Epoch.LAST_SPIKE)));

    /**
     * One part.
     *
     * @param text as given
     * @param endNs first nanosecond after it, or {@link #LAST_SPIKE}
     */
    record Epoch(String text, long startNs, long endNs) {
        /** The end is where the recording ends. */
        static final long LAST_SPIKE = Long.MAX_VALUE;
    }

    public Epochs {
        all = all.stream().sorted(Comparator.comparingLong(Epoch::startNs)).toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).startNs < all.get(i - 1).endNs) {
                throw new UserError(
                        "--epochs",
                        "%s ms and %s ms overlap".formatted(all.get(i - 1).text, all.get(i).text),
                        "give epochs that share no time: an epoch ends before its END");
            }
        }
    }

    /**
     * Reads items {@code START-END} in ms, {@code START-} up to the last spike, or names of .csv files with columns
     * {@code start_ms, end_ms} (or {@code start_s, end_s}).
     *
     * @throws UserError where an item is neither
     */
    public static Epochs parse(List<String> items) {
        List<Epoch> epochs = new ArrayList<>();
        for (String item : items) {
            if (item.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                epochs.addAll(ofFile(UserPath.of(item)));
            } else {
                epochs.add(epoch("--epochs " + item, item));
            }
        }
        return new Epochs(epochs);
    }

    private static Epoch epoch(String where, String item) {
        int dash = item.indexOf('-');
        String start = dash < 0 ? item : item.substring(0, dash);
        String end = item.substring(dash + 1);
        try {
            long endNs = end.isEmpty() ? Epoch.LAST_SPIKE : nanoseconds(end, TimeScale.MS);
            if (dash > 0) {
                return checked(where, item, nanoseconds(start, TimeScale.MS), endNs);
            }
        } catch (NumberFormatException e) {
            throw noEpoch(where, item);
        }
        throw noEpoch(where, item);
    }

    private static UserError noEpoch(String where, String item) {
        return new UserError(
                where,
                "'" + item + "' is no epoch",
                "write START-END in ms, such as 500-10500, or name a .csv file with columns start_ms and end_ms");
    }

    private static List<Epoch> ofFile(Path file) {
        List<Epoch> epochs = new ArrayList<>();
        try (CsvSource table = CsvSource.open(file)) {
            TimeScale scale = table.columns().equals(List.of("start_s", "end_s")) ? TimeScale.S : TimeScale.MS;
            if (scale == TimeScale.MS && !table.columns().equals(List.of("start_ms", "end_ms"))) {
                throw new UserError(
                        "--epochs " + file,
                        "its columns are not start_ms and end_ms",
                        "write a first line `start_ms,end_ms` (or `start_s,end_s`)");
            }
            while (table.next()) {
                String text = table.text(0) + "-" + table.text(1) + " " + scale.name();
                epochs.add(checked(table.where(), text, nanoseconds(table, 0, scale), nanoseconds(table, 1, scale)));
            }
        } catch (IOException e) {
            throw RecordingReader.unreadable(file, e);
        }
        if (epochs.isEmpty()) {
            throw new UserError("--epochs " + file, "it holds no epochs", "write a line for each");
        }
        return epochs;
    }

    private static long nanoseconds(CsvSource table, int column, TimeScale scale) {
        try {
            return nanoseconds(table.text(column), scale);
        } catch (NumberFormatException e) {
            throw new UserError(
                    table.where() + " " + table.columns().get(column),
                    "'" + table.text(column) + "' is no time",
                    "write numbers with a decimal point");
        }
    }

    /** By way of the text, because decimals are exact and binary fractions are not. */
    private static long nanoseconds(String time, TimeScale scale) {
        BigDecimal ns = new BigDecimal(time).multiply(BigDecimal.valueOf(scale.nanosecondsPerUnit()));
        if (ns.abs().doubleValue() > Long.MAX_VALUE / 2.0) {
            throw new NumberFormatException(time);
        }
        return ns.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static Epoch checked(String where, String text, long startNs, long endNs) {
        if (startNs < 0) {
            throw new UserError(where, "the epoch %s starts before 0".formatted(text), "start it at 0 or later");
        }
        if (endNs <= startNs) {
            throw new UserError(where, "the epoch %s ends before it has begun".formatted(text), "write START-END");
        }
        return new Epoch(text, startNs, endNs);
    }

    /** As given. */
    @Override
    public String toString() {
        return all.stream().map(Epoch::text).collect(Collectors.joining(", "));
    }
}
