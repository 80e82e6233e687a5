package io.github.sparksnops.jobs;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says what the operating system refused in words a user can act on. */
final class UserErrors {
    private UserErrors() {}

    /** Reason of a failed access, without the exception's class name. */
    static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** An output that cannot be written. */
    static UserError unwritable(String option, Path file, IOException e) {
        return new UserError(
                option + " " + file,
                "cannot write: " + reason(e),
                "give a file in an existing, writable folder, on a disk with space");
    }
}
