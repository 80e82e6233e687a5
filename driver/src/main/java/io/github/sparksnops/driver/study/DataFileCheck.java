package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.table.TrialFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares a file of rows with what the manifests say of it. */
final class DataFileCheck {
    private DataFileCheck() {}

    /**
     * What is wrong with a file.
     *
     * @param rounds that have their rows in it
     * @param content whether to read all of it
     */
    static Optional<String> problem(Path path, Manifest.DataFile expected, List<Manifest> rounds, boolean content)
            throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.of("the file is missing");
        }
        if (Files.size(path) != expected.bytes()) {
            return Optional.of(Files.size(path) + " bytes instead of " + expected.bytes());
        }
        if (content && !Manifests.sha256(path).equals(expected.sha256())) {
            return Optional.of("its content has changed since it was written");
        }
        // Where rounds share a file, one of them may be lost, and its rows are still there.
        return rounds.size() > 1 ? sharedRows(path, rounds) : Optional.empty();
    }

    private static Optional<String> sharedRows(Path path, List<Manifest> rounds) throws IOException {
        long planned = RoundList.counts(rounds).total();
        long rows = TrialFileReader.rows(path);
        return rows == planned
                ? Optional.empty()
                : Optional.of(rows + " rows, but the rounds that have their rows in it say " + planned);
    }
}
