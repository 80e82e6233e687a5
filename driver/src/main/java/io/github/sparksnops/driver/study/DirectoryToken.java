package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * A file with a name of its own in the directory of a study, by which other machines tell whether a directory of that name
 * there is the same one. Closing it removes it, and the directories that were made for it.
 */
public final class DirectoryToken implements AutoCloseable {
    private static final String PREFIX = ".token-";

    private final Path file;
    private final Deque<Path> made;

    private DirectoryToken(Path file, Deque<Path> made) {
        this.file = file;
        this.made = made;
    }

    /**
     * Writes a token.
     *
     * @param out directory as given by the user; made for as long as the token is there if it does not exist
     * @throws UserError where it cannot be written
     */
    public static DirectoryToken open(String out) {
        Path directory = StudyPath.of(out);
        Deque<Path> made = new ArrayDeque<>();
        for (Path path = directory; path != null && !Files.exists(path); path = path.getParent()) {
            made.addLast(path);
        }
        DirectoryToken token =
                new DirectoryToken(directory.resolve(PREFIX + UUID.randomUUID() + AtomicFile.UNFINISHED), made);
        try {
            Files.createDirectories(directory);
            Files.createFile(token.file);
            return token;
        } catch (IOException e) {
            token.close();
            throw StudyPath.unwritable(directory, e);
        }
    }

    /** Whether a file of this name is a token, perhaps of a run that was killed. */
    static boolean isOne(String name) {
        return name.startsWith(PREFIX) && name.endsWith(AtomicFile.UNFINISHED);
    }

    /** The file, absolute. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            for (Path directory : made) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            // Somebody else has put something there, or it cannot be reached: it is not ours to remove.
            made.clear();
        }
    }
}
