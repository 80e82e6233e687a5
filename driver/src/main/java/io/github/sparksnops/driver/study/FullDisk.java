package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What there is to say where a disk is full. */
public final class FullDisk {
    /** As operating systems have it: full, or no more of it for this user. */
    private static final List<String> REASONS =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private FullDisk() {}

    /** Whether a full disk is the reason of an error, or of what caused it. */
    public static boolean causes(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof IOException
                    && message != null
                    && REASONS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** What a user can do about it. */
    public static UserError userError(String where) {
        return new UserError(
                where,
                "the disk is full, or your quota of it is used up",
                "free some space and run the same command again (a sweep or a fit with --resume): what was finished is kept");
    }

    /** An access that failed as what a method without checked exceptions throws: the user's to mend where the disk is full. */
    public static RuntimeException unchecked(String doing, Path path, IOException e) {
        return causes(e)
                ? userError(path.toString())
                : new UncheckedIOException(doing + " " + path + ": " + e.getMessage(), e);
    }
}
