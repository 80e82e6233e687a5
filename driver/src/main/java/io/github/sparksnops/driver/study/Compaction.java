package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.files.Disk;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.table.TrialFileWriter;
import io.github.sparksnops.driver.table.TrialFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts the rows of many rounds into one file, in the same order, and drops the files they came from.
 *
 * <p>Whatever moment it dies at, the study has all rows once:
 *
 * <ol>
 *   <li>the new file is written, and read back; nobody lists it;
 *   <li>a list of the rounds' manifests, which name the new file, is put in place by one rename: from then on it counts, and the
 *       rounds' own manifests do not;
 *   <li>these are brought in line with it, so that either one may be damaged;
 *   <li>the old files are removed.
 * </ol>
 *
 * What is left of 3 and 4 is done by the next compaction.
 */
public final class Compaction {
    /** Size of a file, about: what Spark and DuckDB like to read in a piece or a few. */
    private static final long BYTES = 256L << 20;

    private final Path study;
    private final ExperimentConfiguration configuration;

    /**
     * What was done.
     *
     * @param filesBefore that held the rows of finished rounds
     * @param filesAfter that hold them now
     */
    public record Summary(Path study, int filesBefore, int filesAfter, long rows, long bytesBefore, long bytesAfter) {}

    private Compaction(Path study, ExperimentConfiguration configuration) {
        this.study = study;
        this.configuration = configuration;
    }

    /**
     * Compacts a study that no run is writing to; one that is not finished can go on afterwards.
     *
     * @param directory as given by the user
     * @throws io.github.sparksnops.network.UserError where there is no study, it has no rows yet, it is damaged, or it is locked
     */
    public static Summary run(String directory) {
        return run(directory, BYTES);
    }

    static Summary run(String directory, long bytesPerFile) {
        Path path = StudyPath.of(directory);
        StudyPath.requireStudy(path, "give the directory that `snops sweep` or `snops fit` wrote with --out");
        try (StudyLock lock = StudyLock.acquire(path)) {
            return new Compaction(path, ConfigurationReader.readAny(path.resolve(StudyDirectory.STUDY)))
                    .run(bytesPerFile);
        } catch (IOException e) {
            throw FullDisk.causes(e) ? FullDisk.userError(path.toString()) : StudyPath.unwritable(path, e);
        }
    }

    private Summary run(long bytesPerFile) throws IOException {
        // Their content too: a new checksum must not hide that something had changed.
        RoundList before = read().checked(true).requireWhole();
        new FinishedRounds(study, before.rounds()).requireSome();
        RoundRepair.settle(before);
        List<List<Manifest>> groups = groups(before.rounds(), bytesPerFile);
        for (List<Manifest> group : groups) {
            Path list = study.resolve(StudyDirectory.ROUNDS).resolve(name(group) + ".json");
            AtomicFile.write(list, Manifest.toJson(inOneFile(group)));
        }
        RoundList after = read().checked(false).requireWhole();
        Views.write(study, RoundList.files(study, after.rounds()), configuration);
        RoundRepair.settle(after);
        Summary summary = new Summary(
                study,
                before.roundsByFile().size(),
                after.roundsByFile().size(),
                RoundList.counts(after.rounds()).total(),
                before.bytes(),
                after.bytes());
        if (!groups.isEmpty()) {
            new EventLog(study.resolve(StudyDirectory.EVENTS))
                    .add("compacted", Map.of("files_before", summary.filesBefore(), "files", summary.filesAfter()));
        }
        return summary;
    }

    private RoundList read() throws IOException {
        return RoundList.read(study).own(StudyFile.hash(study.resolve(StudyDirectory.STUDY)), Integer.MAX_VALUE);
    }

    private static String name(List<Manifest> group) {
        return String.format(
                Locale.ROOT,
                "%05d-%05d",
                group.get(0).round(),
                group.get(group.size() - 1).round());
    }

    /** Rounds in a row that have files of their own, made by the same software, as many as fit into a file. */
    private static List<List<Manifest>> groups(List<Manifest> rounds, long bytesPerFile) {
        List<List<Manifest>> groups = new ArrayList<>();
        Set<Manifest.DataFile> shared = shared(rounds);
        List<Manifest> group = new ArrayList<>();
        long bytes = 0;
        for (Manifest round : rounds) {
            long own =
                    round.files().stream().mapToLong(Manifest.DataFile::bytes).sum();
            boolean closed = !group.isEmpty()
                    && (bytes + own > bytesPerFile
                            || shared.contains(round.files().get(0))
                            || !sameSoftware(group.get(0), round));
            if (closed) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            if (!shared.contains(round.files().get(0))) {
                group.add(round);
                bytes += own;
            }
        }
        groups.add(group);
        groups.removeIf(g -> g.stream().mapToInt(round -> round.files().size()).sum() < 2);
        return groups;
    }

    /** Files of several rounds. */
    private static Set<Manifest.DataFile> shared(List<Manifest> rounds) {
        Set<Manifest.DataFile> seen = new HashSet<>();
        Set<Manifest.DataFile> shared = new HashSet<>();
        rounds.forEach(
                round -> round.files().stream().filter(file -> !seen.add(file)).forEach(shared::add));
        return shared;
    }

    /** It stands in the metadata of the files, which are kept. */
    private static boolean sameSoftware(Manifest a, Manifest b) {
        return a.version().equals(b.version()) && a.commit().equals(b.commit());
    }

    /** Copies rows; gives the manifests with the new file. */
    private List<Manifest> inOneFile(List<Manifest> group) throws IOException {
        Path folder = study.resolve(StudyDirectory.TRIALS).resolve("rounds-" + name(group));
        Files.createDirectories(folder);
        List<Path> from = RoundList.files(study, group);
        Path file;
        try (TrialFileWriter writer = TrialFileWriter.open(
                folder,
                "part-00000",
                TrialColumns.of(configuration.model()),
                TrialFooter.of(from.get(0)).origin())) {
            for (Path old : from) {
                writer.copy(old);
            }
            file = writer.finish();
        }
        requireRows(file, group);
        Disk.force(folder);
        Disk.force(folder.getParent());
        Manifest.DataFile entry = Manifest.DataFile.of(study, file);
        return group.stream().map(round -> round.withFiles(List.of(entry))).toList();
    }

    /** Throws unless a file has the rows of some rounds, round after round. */
    private static void requireRows(Path file, List<Manifest> group) throws IOException {
        List<String> ids = new ArrayList<>();
        List<Manifest> left = new ArrayList<>(group);
        TrialFileReader.read(file, "message trials { optional binary trial_id (STRING); }", row -> {
            ids.add(row.getString("trial_id", 0));
            if (!left.isEmpty() && ids.size() == left.get(0).trials().total()) {
                Manifest round = left.remove(0);
                if (!round.trialIds()
                        .equals(Manifests.sha256(ids.stream().sorted().toList()))) {
                    throw new IllegalStateException(
                            file + " does not have the rows of round " + round.round() + "; it is not used");
                }
                ids.clear();
            }
        });
        if (!left.isEmpty() || !ids.isEmpty()) {
            throw new IllegalStateException(file + " has other rows than the rounds it was made of; it is not used");
        }
    }
}
