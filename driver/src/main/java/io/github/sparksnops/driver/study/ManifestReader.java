package io.github.sparksnops.driver.study;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the manifests of a study: of single rounds, {@code 00003.json}, and lists of them, {@code 00000-00049.json}. A list counts
 * before the manifests of its rounds, which {@link Compaction} brings in line with it only after it is there.
 */
final class ManifestReader {
    private static final Pattern NAME = Pattern.compile("([0-9]{5,9})(-([0-9]{5,9}))?\\.json");
    /** Screening, full. */
    private static final long MOST_STAGES = 2;

    private final Path study;
    private final Map<Integer, Manifest> rounds = new TreeMap<>();
    private final List<RoundDamage> damages = new ArrayList<>();
    private final List<Path> spoiled = new ArrayList<>();

    private ManifestReader(Path study) {
        this.study = study;
    }

    static RoundList read(Path study) throws IOException {
        Path folder = study.resolve(StudyDirectory.ROUNDS);
        ManifestReader reader = new ManifestReader(study);
        List<Path> singles = new ArrayList<>();
        for (Path file : manifests(folder)) {
            if (isList(file)) {
                reader.addList(file);
            } else {
                singles.add(file);
            }
        }
        for (Path file : singles) {
            reader.addSingle(file);
        }
        return new RoundList(study, List.copyOf(reader.rounds.values()), reader.damages, reader.spoiled);
    }

    private static List<Path> manifests(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(ManifestReader::isManifest).sorted().toList();
        }
    }

    static boolean isManifest(Path file) {
        return name(file).matches()
                && (isList(file) || file.getFileName().toString().equals(Manifests.name(firstRound(file))));
    }

    /** Lists that may hold one of some rounds. */
    static List<Path> lists(Path study, Set<Integer> rounds) throws IOException {
        return manifests(study.resolve(StudyDirectory.ROUNDS)).stream()
                .filter(ManifestReader::isList)
                .filter(file ->
                        rounds.stream().anyMatch(round -> firstRound(file) <= round && round <= lastRound(file)))
                .toList();
    }

    private static int firstRound(Path file) {
        return number(file, 1);
    }

    /** Of a single manifest, the same round. */
    private static int lastRound(Path file) {
        return number(file, isList(file) ? 3 : 1);
    }

    private static int number(Path file, int group) {
        Matcher name = name(file);
        if (!name.matches()) {
            throw new AssertionError(file);
        }
        return Integer.parseInt(name.group(group));
    }

    private static Matcher name(Path file) {
        return NAME.matcher(file.getFileName().toString());
    }

    private static boolean isList(Path file) {
        return file.getFileName().toString().contains("-");
    }

    private void addList(Path file) throws IOException {
        int first = firstRound(file);
        int last = lastRound(file);
        try {
            List<Manifest> listed = Manifest.parseList(Files.readString(file, StandardCharsets.UTF_8));
            boolean sound = !listed.isEmpty()
                    && listed.stream()
                            .allMatch(m -> first <= m.round()
                                    && m.round() <= last
                                    && contradiction(m).isEmpty())
                    && listed.stream().map(Manifest::files).distinct().count() == 1
                    && listed.stream().map(Manifest::round).distinct().count() == listed.size();
            if (!sound || listed.stream().anyMatch(m -> rounds.containsKey(m.round()))) {
                spoiled.add(file);
                return;
            }
            listed.forEach(manifest -> rounds.put(manifest.round(), manifest));
        } catch (JacksonException | MalformedInputException e) {
            spoiled.add(file);
        }
    }

    private void addSingle(Path file) throws IOException {
        int round = firstRound(file);
        try {
            Manifest manifest = Manifest.parse(Files.readString(file, StandardCharsets.UTF_8));
            String problem = manifest.round() == round ? contradiction(manifest) : "it says round " + manifest.round();
            if (problem.isEmpty()) {
                rounds.putIfAbsent(round, manifest);
            } else {
                addDamage(round, file, problem);
            }
        } catch (JacksonException e) {
            addDamage(round, file, "it is no manifest: " + firstLine(e.getOriginalMessage()));
        } catch (MalformedInputException e) {
            addDamage(round, file, "it is no manifest: it is no text");
        } catch (NoSuchFileException e) {
            // Dropped by a run that repairs the study at this moment.
            addDamage(round, file, "it has just been removed");
        }
    }

    private void addDamage(int round, Path file, String what) {
        if (rounds.containsKey(round)) { // a list tells of it
            spoiled.add(file);
        } else {
            damages.add(new RoundDamage(round, file.toString(), what, false));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll(" \\(start marker.*", "");
    }

    /** What is impossible in a manifest; empty where nothing is. */
    private static String contradiction(Manifest manifest) {
        long positions = (long) manifest.end() - manifest.first();
        long rows = manifest.trials().total();
        // A position of a fit has a row for each of the stages that it went through.
        boolean possible = manifest.first() >= 0
                && positions > 0
                && positions <= rows
                && rows <= MOST_STAGES * positions
                && !manifest.files().isEmpty();
        return possible
                ? ""
                : "it says " + Manifests.place(manifest.first(), manifest.end()) + ", " + rows + " in number, in "
                        + manifest.files().size() + " files";
    }
}
