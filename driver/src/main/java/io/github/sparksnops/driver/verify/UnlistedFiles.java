package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.study.RoundList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files among the rows that no manifest lists: of a round that runs, or that was interrupted; readers never look at them. */
final class UnlistedFiles {
    private static final int SHOWN = 5;

    private UnlistedFiles() {}

    /** A line for each, and for many of them one in the end. */
    static List<String> notes(RoundList rounds) throws IOException {
        Path trials = rounds.study().resolve("trials");
        if (!Files.isDirectory(trials)) {
            return List.of();
        }
        Set<Path> listed = rounds.roundsByFile().keySet().stream()
                .map(file -> rounds.study().resolve(file.path()))
                .collect(Collectors.toSet());
        List<Path> unlisted;
        try (Stream<Path> tree = Files.walk(trials)) {
            unlisted = tree.filter(file -> Files.isRegularFile(file) && !listed.contains(file))
                    .sorted()
                    .toList();
        }
        List<String> notes = new ArrayList<>();
        unlisted.stream()
                .limit(SHOWN)
                .forEach(file -> notes.add(
                        rounds.study().relativize(file) + " is in no manifest: harmless, no reader looks at it"));
        if (unlisted.size() > SHOWN) {
            notes.add("and " + (unlisted.size() - SHOWN) + " more such files");
        }
        return notes;
    }
}
