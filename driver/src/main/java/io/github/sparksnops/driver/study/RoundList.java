package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The finished rounds of a study as they stand on the disk: those whose manifests can be used, and what is wrong with the others.
 *
 * @param study its directory, absolute
 * @param rounds by number; several may have their rows in one file, after {@link Compaction}
 * @param damages rounds that are not among these, or not usable; a round may have several
 * @param spoiled manifests that cannot be read, of rounds that others tell of; those of several rounds among them
 */
public record RoundList(Path study, List<Manifest> rounds, List<RoundDamage> damages, List<Path> spoiled) {
    public RoundList {
        rounds = List.copyOf(rounds);
        damages = List.copyOf(damages);
        spoiled = List.copyOf(spoiled);
    }

    /** What the manifests say, without a look at the files that they name. */
    static RoundList read(Path study) throws IOException {
        RoundList found = ManifestReader.read(study);
        List<RoundDamage> damages = new ArrayList<>(found.damages);
        Manifest before = null;
        for (Manifest manifest : found.rounds.stream()
                .sorted(Comparator.comparingInt(Manifest::first))
                .toList()) {
            if (before != null && manifest.first() < before.end()) {
                damages.add(found.damage(manifest, place(manifest) + " are in round " + before.round() + " too"));
                damages.add(found.damage(before, place(before) + " are in round " + manifest.round() + " too"));
            }
            before = before == null || manifest.end() > before.end() ? manifest : before;
        }
        return found.with(damages);
    }

    private RoundList with(List<RoundDamage> all) {
        return new RoundList(study, rounds, all, spoiled);
    }

    private RoundDamage damage(Manifest manifest, String what) {
        return new RoundDamage(
                manifest.round(), Manifests.file(study, manifest.round()).toString(), what, false);
    }

    private static String place(Manifest manifest) {
        return Manifests.place(manifest.first(), manifest.end());
    }

    /** The same, with rounds found that belong to another study or exceed the plan. */
    RoundList own(String configuration, long planned) {
        List<RoundDamage> all = new ArrayList<>(damages);
        for (Manifest manifest : rounds) {
            if (!manifest.configuration().equals(configuration)) {
                all.add(new RoundDamage(
                        manifest.round(),
                        Manifests.file(study, manifest.round()).toString(),
                        "round " + manifest.round() + " belongs to another study: its configuration is "
                                + Manifests.shortened(manifest.configuration()) + ", this study's "
                                + Manifests.shortened(configuration),
                        true));
            } else if (manifest.end() > planned) {
                all.add(damage(manifest, place(manifest) + ", which has " + planned));
            }
        }
        return with(all);
    }

    /** The same, with files found that are missing, have another size, or, if asked, another content. */
    RoundList checked(boolean content) throws IOException {
        List<RoundDamage> all = new ArrayList<>(damages);
        for (Map.Entry<Manifest.DataFile, List<Manifest>> file : roundsByFile().entrySet()) {
            Path path = study.resolve(file.getKey().path());
            DataFileCheck.problem(path, file.getKey(), file.getValue(), content).ifPresent(what -> file.getValue()
                    .forEach(manifest -> all.add(new RoundDamage(manifest.round(), path.toString(), what, false))));
        }
        return with(all).withSharers();
    }

    /** The same, with rounds that have their rows in one file with those of a damaged one: these would stay in it. */
    private RoundList withSharers() {
        Set<Integer> damaged = damaged();
        List<RoundDamage> all = new ArrayList<>(damages);
        for (List<Manifest> sharers : roundsByFile().values()) {
            sharers.stream()
                    .filter(m -> damaged.contains(m.round()))
                    .findFirst()
                    .ifPresent(lost -> sharers.stream()
                            .filter(m -> !damaged.contains(m.round()))
                            .forEach(m -> all.add(
                                    damage(m, "its rows are in one file with those of round " + lost.round()))));
        }
        return with(all);
    }

    /** Files in the order of the table, each with the rounds whose rows it holds, in their order within it. */
    public Map<Manifest.DataFile, List<Manifest>> roundsByFile() {
        Map<Manifest.DataFile, List<Manifest>> rounds = new LinkedHashMap<>();
        for (Manifest manifest : this.rounds) {
            for (Manifest.DataFile file : manifest.files()) {
                rounds.computeIfAbsent(file, f -> new ArrayList<>()).add(manifest);
            }
        }
        return rounds;
    }

    /** Whether a file below {@code rounds/} is a manifest by its place and name, of one round or of several. */
    public static boolean isManifest(Path file) {
        return ManifestReader.isManifest(file);
    }

    /** Where the manifest of a round is. */
    public Path manifest(int round) {
        return Manifests.file(study, round);
    }

    /** Rounds without a damage. */
    List<Manifest> whole() {
        Set<Integer> damaged = damaged();
        return rounds.stream().filter(round -> !damaged.contains(round.round())).toList();
    }

    private Set<Integer> damaged() {
        return damages.stream().map(RoundDamage::round).collect(Collectors.toSet());
    }

    /** Throws where a round is damaged; names each. */
    RoundList requireWhole() {
        require(damages);
        return this;
    }

    /** Throws where a round is of another study; names each. */
    RoundList requireOwn() {
        require(damages.stream().filter(RoundDamage::foreign).toList());
        return this;
    }

    private static void require(List<RoundDamage> none) {
        if (!none.isEmpty()) {
            throw new UserError(
                    none.stream().map(RoundDamage::problem).distinct().toList());
        }
    }

    /** Bytes of all files. */
    long bytes() {
        return roundsByFile().keySet().stream()
                .mapToLong(Manifest.DataFile::bytes)
                .sum();
    }

    /** All files, absolute, in the order of the table. */
    static List<Path> files(Path study, List<Manifest> rounds) {
        return rounds.stream()
                .flatMap(round -> round.files().stream())
                .map(file -> study.resolve(file.path()))
                .distinct()
                .toList();
    }

    static TrialCounts counts(List<Manifest> rounds) {
        return rounds.stream().map(Manifest::trials).reduce(TrialCounts.NONE, TrialCounts::plus);
    }
}
