package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code snops compact} as a real process, killed with SIGKILL in each of its phases, loses nothing, and the next one finishes. */
class KilledCompactIT {
    /** Waves of a trial or two: many rounds, so that no phase is over at once. */
    private static final String CONFIGURATION = ScoredSweeps.GRID
            .replace(
                    "statistics: {neurons: 10, samplings: 3}",
                    "statistics: {neurons: 10, samplings: 3, factor_analysis: {method: none}}")
            .replace("repeats: 2", "repeats: 4");

    private static final int TRIALS = 56;
    /** A phase may be over before the signal comes; then it is tried again with a fresh copy. */
    private static final int TRIES = 20;

    @TempDir
    private Path directory;

    private Path original;
    private String rounds;

    @Test
    void compact_killedInEachPhase_tableIsTheSameAndTheNextOneFinishes() throws Exception {
        original = ScoredSweeps.sweep(directory, "original", CONFIGURATION);
        rounds = "00000-%05d".formatted(count(original.resolve("trials")) - 1);
        List<Path> studies = new ArrayList<>(List.of(original));

        for (Phase phase : Phase.values()) {
            Path killed = killed(phase);
            assertThat(Snops.run("verify", killed).exitCode()).as("%s", phase).isZero();
            Path finished = copy(killed, phase + "-finished");
            Snops compacted = Snops.run("compact", finished);
            assertThat(compacted.exitCode()).as(compacted.err()).isZero();
            assertFinished(finished);
            studies.addAll(List.of(killed, finished));
        }

        List<List<String>> tables = ScienceRows.of(studies);
        assertThat(tables.get(0)).hasSize(TRIALS);
        assertThat(tables).allSatisfy(table -> assertThat(table).isEqualTo(tables.get(0)));
    }

    /** What there is on the disk when the process is killed. */
    private enum Phase {
        WRITING,
        LISTED,
        REMOVING
    }

    private boolean has(Phase phase, Path study) {
        Path list = study.resolve("rounds/" + rounds + ".json");
        return switch (phase) {
            case WRITING -> count(study.resolve("trials/rounds-" + rounds)) > 0;
            case LISTED -> Files.exists(list);
            case REMOVING -> Files.exists(list) && Files.notExists(study.resolve("trials/round=00000"));
        };
    }

    /** A study whose compaction was killed in a phase, and has not come to the next one that can be told apart. */
    private Path killed(Phase phase) throws Exception {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Path study = copy(original, phase + "-" + attempt);
            Process process = new KilledProcesses(directory)
                    .start(List.of(Snops.ROOT.resolve("bin/snops").toString(), "compact", study.toString()));
            while (process.isAlive() && !has(phase, study)) {
                LockSupport.parkNanos(100_000);
            }
            process.destroyForcibly();
            boolean killed = process.waitFor() == 128 + 9;
            if (killed && has(phase, study) && !isPast(phase, study)) {
                return study;
            }
        }
        throw new AssertionError(phase + " was never met; " + new KilledProcesses(directory).log());
    }

    private boolean isPast(Phase phase, Path study) {
        return phase == Phase.REMOVING
                ? count(study.resolve("trials")) == 1
                : has(Phase.values()[phase.ordinal() + 1], study);
    }

    private void assertFinished(Path study) throws IOException {
        try (Stream<Path> entries = Files.list(study.resolve("trials"))) {
            assertThat(entries)
                    .extracting(entry -> entry.getFileName().toString())
                    .containsExactly("rounds-" + rounds);
        }
        Snops sound = Snops.run("verify", study);
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(sound.err()).as("no file is left over").isEmpty();
    }

    /** Entries of a folder; none where there is no such folder. */
    private static int count(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // changed under the eye
        }
    }

    private Path copy(Path study, String name) throws IOException {
        Path to = directory.resolve(name);
        try (Stream<Path> all = Files.walk(study)) {
            for (Path from : all.toList()) {
                Files.copy(from, to.resolve(study.relativize(from)));
            }
        }
        return to;
    }
}
