package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.files.Disk;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Directory of a study while a run writes to it. Holds the lock. Whatever moment the run dies at, the directory holds the
 * rounds that have a manifest, whole, and {@link #resume} drops the rest.
 */
public final class StudyDirectory implements AutoCloseable {
    static final String STUDY = "study.yaml";
    static final String ROUNDS = "rounds";
    static final String TRIALS = "trials";
    static final String EVENTS = "events.jsonl";

    /** Studies larger than this are not read through when resumed; sizes are always compared. */
    private static final long HASHED_BYTES = 4L << 30;

    private final Path path;
    private final StudyLock lock;
    private final ExperimentConfiguration study;
    private final SoftwareVersion software;
    private final EventLog events;
    private final List<Manifest> manifests;
    private final List<RoundDamage> dropped;

    private StudyDirectory(
            Path path,
            StudyLock lock,
            ExperimentConfiguration study,
            SoftwareVersion software,
            List<Manifest> manifests,
            List<RoundDamage> dropped) {
        this.path = path;
        this.lock = lock;
        this.study = study;
        this.software = software;
        this.events = new EventLog(path.resolve(EVENTS));
        this.manifests = new ArrayList<>(manifests);
        this.dropped = List.copyOf(dropped);
    }

    /**
     * Starts a study.
     *
     * @param out as given by the user; made if it does not exist
     * @throws UserError where the directory holds anything, cannot be written, or is locked
     */
    public static StudyDirectory create(String out, ExperimentConfiguration study, SoftwareVersion software) {
        return create(out, study, software, directory -> List.of());
    }

    /** Puts files of its own into a new directory; gives those that it must find unchanged when it is resumed. */
    @FunctionalInterface
    public interface Filling {
        List<Path> fill(Path directory) throws IOException;
    }

    /** As the above, with files that the study needs from its first moment. */
    public static StudyDirectory create(
            String out, ExperimentConfiguration study, SoftwareVersion software, Filling filling) {
        Path path = StudyPath.of(out);
        try {
            StudyPath.requireEmpty(path);
            StudyPath.makeWritable(path);
            StudyLock lock = StudyLock.acquire(path);
            try {
                StudyPath.requireEmpty(path);
                Files.createDirectories(path.resolve(ROUNDS));
                Files.createDirectories(path.resolve(TRIALS));
                StudyDirectory created = new StudyDirectory(path, lock, study, software, List.of(), List.of());
                created.events.add("started", Map.of("version", software.version(), "commit", software.commit()));
                for (Map.Entry<String, Path> file : study.files().entrySet()) {
                    AtomicFile.write(path.resolve(file.getKey()), Files.readString(file.getValue()));
                }
                List<Path> start = filling.fill(path);
                // Last: a directory without it is no study.
                AtomicFile.write(path.resolve(STUDY), StudyFile.text(study, software) + StartFiles.text(start));
                return created;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw StudyPath.unwritable(path, e);
        }
    }

    /**
     * Continues a study: checks what is there, drops rounds that are damaged, and removes what has no manifest.
     *
     * @throws UserError where there is no study, it is another one, or it is locked
     */
    public static StudyDirectory resume(String out, ExperimentConfiguration study, SoftwareVersion software) {
        Path path = StudyPath.of(out);
        StudyPath.requireStudy(path, "leave --resume out to start one");
        try {
            StudyPath.makeWritable(path);
            StudyLock lock = StudyLock.acquire(path);
            try {
                StudyFile.requireSame(path.resolve(STUDY), study);
                StartFiles.require(path);
                RoundList found = RoundList.read(path)
                        .own(StudyFile.hash(study), study.positions())
                        .requireOwn();
                RoundList rounds = found.checked(found.bytes() <= HASHED_BYTES);
                List<RoundDamage> dropped = RoundRepair.drop(rounds, new EventLog(path.resolve(EVENTS)));
                StudyDirectory resumed = new StudyDirectory(path, lock, study, software, rounds.whole(), dropped);
                List<String> removed = RoundRepair.removeUnlisted(path, resumed.files());
                Views.write(path, resumed.files(), study);
                resumed.events.add(
                        "resumed",
                        Map.of(
                                "version", software.version(),
                                "commit", software.commit(),
                                "rounds", resumed.manifests.size(),
                                "trials", resumed.counts().total(),
                                "removed", removed));
                return resumed;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw StudyPath.unwritable(path, e);
        }
    }

    /**
     * Finds what would keep {@link #create} or {@link #resume} from working, as far as that can be seen without writing.
     *
     * @return trials of the study that are finished
     * @throws UserError as those do
     */
    public static TrialCounts check(String out, ExperimentConfiguration study, boolean resume) {
        Path path = StudyPath.of(out);
        try {
            if (!resume) {
                StudyPath.requireEmpty(path);
                StudyPath.requireWritable(path);
                StudyLock.requireFree(path);
                return TrialCounts.NONE;
            }
            StudyPath.requireStudy(path, "leave --resume out to start one");
            StudyPath.requireWritable(path);
            StudyLock.requireFree(path);
            StudyFile.requireSame(path.resolve(STUDY), study);
            StartFiles.require(path);
            RoundList rounds = RoundList.read(path)
                    .own(StudyFile.hash(study), study.positions())
                    .requireOwn()
                    .checked(false);
            RoundRepair.requireTrials(rounds);
            return RoundList.counts(rounds.whole());
        } catch (IOException e) {
            throw StudyPath.unwritable(path, e);
        }
    }

    static String roundName(int round) {
        return String.format(Locale.ROOT, "round=%05d", round);
    }

    /** Number of the next round: that of the first one that is missing, or one more than the last. */
    public int nextRound() {
        int next = 0;
        while (next < manifests.size() && manifests.get(next).round() == next) {
            next++;
        }
        return next;
    }

    /** Numbers of the rounds that are missing before the last one: they were damaged, and were dropped. */
    public List<Integer> missingRounds() {
        int rounds =
                manifests.isEmpty() ? 0 : manifests.get(manifests.size() - 1).round() + 1;
        Set<Integer> found = manifests.stream().map(Manifest::round).collect(Collectors.toSet());
        return IntStream.range(0, rounds)
                .filter(round -> !found.contains(round))
                .boxed()
                .toList();
    }

    /** What was wrong with rounds that were dropped, to be run again, when the study was opened. */
    public List<RoundDamage> dropped() {
        return dropped;
    }

    /** Where the rows of a round are written. */
    public Path trialsOf(int round) {
        return path.resolve(TRIALS).resolve(roundName(round));
    }

    /**
     * Makes a round visible. Its files must be on the disk.
     *
     * @param trialIds of the rows that were found in the files
     */
    public Manifest commit(RoundReport round, List<Path> files, List<String> trialIds) {
        try {
            List<Manifest.DataFile> entries = new ArrayList<>();
            for (Path file : files.stream().sorted().toList()) {
                entries.add(Manifest.DataFile.of(path, file));
            }
            Disk.force(trialsOf(round.round()));
            Manifest manifest = round.manifest(
                    Manifests.sha256(trialIds.stream().sorted().toList()), entries, software, StudyFile.hash(study));
            AtomicFile.write(path.resolve(ROUNDS).resolve(Manifests.name(round.round())), manifest.toJson());
            manifests.add(manifest);
            manifests.sort(Comparator.comparingInt(Manifest::round));
            Views.write(path, files(), study);
            return manifest;
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot finish round " + round.round() + " of", path, e);
        }
    }

    /** Places in the plan that finished rounds cover. */
    public List<PlanRange> done() {
        return manifests.stream().map(Manifest::range).toList();
    }

    /** How the trials of all finished rounds ended. */
    public TrialCounts counts() {
        return RoundList.counts(manifests);
    }

    /** All finished rounds, in order. */
    public List<Manifest> rounds() {
        return List.copyOf(manifests);
    }

    /** Where what belongs to rounds besides their rows is kept. */
    public Path roundsPath() {
        return path.resolve(ROUNDS);
    }

    /** Files of all finished rounds, absolute. */
    public List<Path> files() {
        return RoundList.files(path, manifests);
    }

    public Path path() {
        return path;
    }

    /** Name of the study: that of its directory. */
    public String name() {
        return path.getFileName().toString();
    }

    /** What made the rows, as metadata of their files. */
    public SortedMap<String, String> origin() {
        return new TreeMap<>(Map.of(
                "snops.version", software.version(),
                "snops.commit", software.commit(),
                "snops.configuration", StudyFile.hash(study)));
    }

    public EventLog events() {
        return events;
    }

    @Override
    public void close() {
        lock.close();
    }
}
