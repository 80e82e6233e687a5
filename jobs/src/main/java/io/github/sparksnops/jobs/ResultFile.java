package io.github.sparksnops.jobs;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** File that {@code --out} names: it has its name only when it is whole. */
final class ResultFile {
    private static final String OPTION = "--out";

    private final Path file;

    private ResultFile(Path file) {
        this.file = file;
    }

    /** Puts the result somewhere. */
    interface Writing {
        void to(Path unfinished) throws IOException;
    }

    /**
     * A file to write; nothing is written yet.
     *
     * @throws UserError where it cannot be written
     */
    static ResultFile of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw new UserError(OPTION + " " + file, "this is a folder", "name a file");
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            String what = Files.isDirectory(folder) ? "permission denied" : "there is no folder " + folder;
            throw new UserError(
                    OPTION + " " + file, "cannot write: " + what, "give a file in an existing, writable folder");
        }
        return new ResultFile(file);
    }

    /** Writes the file, replacing one that is there. */
    void write(Writing writing) {
        String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path unfinished = file.resolveSibling(name);
        try {
            try {
                writing.to(unfinished);
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw UserErrors.unwritable(OPTION, file, e);
        }
    }
}
