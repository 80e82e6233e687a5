package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.fit.FitRound;
import io.github.sparksnops.driver.study.RoundList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that are no part of a study's finished rounds: of a round that runs, or that was interrupted, or somebody's own. Readers never look
 * at them.
 */
final class UnlistedFiles {
    private static final int SHOWN = 5;

    private UnlistedFiles() {}

    /**
     * A line for each, and for many of them one in the end.
     *
     * @param fit whether there may be files of proposals
     */
    static List<String> notes(RoundList rounds, boolean fit) throws IOException {
        Set<Path> listed = rounds.roundsByFile().keySet().stream()
                .map(file -> rounds.study().resolve(file.path()))
                .collect(Collectors.toSet());
        List<String> notes = new ArrayList<>(notes(rounds.study(), "trials", "is in no manifest", listed::contains));
        String what = fit ? "is neither a manifest nor a file of proposals" : "is no manifest";
        Path folder = rounds.study().resolve("rounds");
        Predicate<Path> known = file -> file.getParent().equals(folder)
                && (RoundList.isManifest(file) || fit && FitRound.isFileOfProposals(file));
        notes.addAll(notes(rounds.study(), "rounds", what, known));
        return notes;
    }

    private static List<String> notes(Path study, String below, String what, Predicate<Path> known) throws IOException {
        Path root = study.resolve(below);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> unlisted;
        try (Stream<Path> tree = Files.walk(root)) {
            unlisted = tree.filter(file -> Files.isRegularFile(file) && !known.test(file))
                    .sorted()
                    .toList();
        }
        List<String> notes = new ArrayList<>();
        unlisted.stream()
                .limit(SHOWN)
                .forEach(file -> notes.add(study.relativize(file) + " " + what + ": harmless, no reader looks at it"));
        if (unlisted.size() > SHOWN) {
            notes.add("and " + (unlisted.size() - SHOWN) + " more such files");
        }
        return notes;
    }
}
