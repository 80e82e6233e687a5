package io.github.sparksnops.driver.config;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody meant to type. */
public final class NearestName {
    private NearestName() {}

    /** The known name with the fewest edits to the typed one; empty where even that one is far off. */
    public static Optional<String> of(String typed, Collection<String> known) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int edits = edits(typed, name);
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        boolean plausible = nearest != null && fewest <= plausibleEdits(Math.max(typed.length(), nearest.length()));
        return plausible ? Optional.of(nearest) : Optional.empty();
    }

    /** A third of the longer name: {@code tau_dekay_i} is a slip, {@code seed} for {@code ee} is not. */
    private static int plausibleEdits(int length) {
        return Math.max(1, (length + 1) / 3);
    }

    /** Levenshtein distance: insertions, deletions and replacements of one character. */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
