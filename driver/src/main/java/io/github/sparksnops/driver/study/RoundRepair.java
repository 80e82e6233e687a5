package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drops what is damaged: trials are functions of the study, so a round that is run again has the same rows, and the rounds after it,
 * whatever followed from them, stay valid.
 */
final class RoundRepair {
    private RoundRepair() {}

    /**
     * Removes the manifests of damaged rounds, so that they are missing; their files are then listed by none. What is wrong is written
     * down before.
     *
     * @return what was wrong
     */
    static List<RoundDamage> drop(RoundList rounds, EventLog events) throws IOException {
        requireTrials(rounds);
        for (RoundDamage damage : rounds.damages()) {
            events.add(
                    "round_dropped", Map.of("round", damage.round(), "where", damage.where(), "what", damage.what()));
        }
        Set<Integer> damaged =
                rounds.damages().stream().map(RoundDamage::round).collect(Collectors.toCollection(TreeSet::new));
        // The list first: as long as it is there, it says what is in its rounds.
        for (Path list : ManifestReader.lists(rounds.study(), damaged)) {
            Files.delete(list);
        }
        for (int round : damaged) {
            Files.deleteIfExists(Manifests.file(rounds.study(), round));
        }
        settle(rounds);
        return rounds.damages();
    }

    /** Throws where all rows are away, as where another disk is to be mounted: nothing is thrown away for that. */
    static void requireTrials(RoundList rounds) {
        Path trials = rounds.study().resolve(StudyDirectory.TRIALS);
        if (!rounds.rounds().isEmpty() && !Files.isDirectory(trials)) {
            throw new UserError(
                    trials.toString(),
                    "the folder of all rows is missing, but " + rounds.rounds().size() + " rounds are finished",
                    "bring it back (is its disk mounted?), or make an empty folder there to run all of them again");
        }
    }

    /** Brings manifests in line with the lists of several, and removes what {@link Compaction} has replaced. */
    static void settle(RoundList rounds) throws IOException {
        for (Path spoiled : rounds.spoiled()) {
            Files.delete(spoiled);
        }
        for (Manifest round : rounds.whole()) {
            Path own = Manifests.file(rounds.study(), round.round());
            if (!Files.exists(own) || !Files.readString(own).equals(round.toJson())) {
                AtomicFile.write(own, round.toJson());
            }
        }
        for (Manifest round : rounds.whole()) {
            String name = StudyDirectory.TRIALS + "/" + StudyDirectory.roundName(round.round());
            if (round.files().stream().noneMatch(file -> file.path().startsWith(name + "/"))) {
                removeTree(rounds.study().resolve(name));
            }
        }
    }

    /** Removes rounds that no manifest lists, and files that were being written; gives their names. */
    static List<String> removeUnlisted(Path study, List<Path> listed) throws IOException {
        Path trials = study.resolve(StudyDirectory.TRIALS);
        List<String> removed = new ArrayList<>();
        for (Path entry : entries(trials)) {
            if (listed.stream().noneMatch(file -> file.startsWith(entry))) {
                removeTree(entry);
                removed.add(study.relativize(entry).toString());
            }
        }
        List<Path> unfinished = new ArrayList<>(entries(study.resolve(StudyDirectory.ROUNDS)));
        unfinished.addAll(entries(study));
        for (Path file : unfinished) {
            if (file.getFileName().toString().endsWith(AtomicFile.UNFINISHED)) {
                Files.delete(file);
                removed.add(study.relativize(file).toString());
            }
        }
        return removed;
    }

    private static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /** Removes a directory and all in it; nothing where there is none. */
    static void removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(root)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : all) {
            // An object store may forget a folder with the last object in it.
            Files.deleteIfExists(entry);
        }
    }
}
