package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.UserError;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as people write them: plain, or as {@code file:} URI. */
public final class LocalPath {
    private static final Pattern WITH_SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):/.*");

    private LocalPath() {}

    /**
     * The path that is meant.
     *
     * @throws UserError where it is on another file system, or no path
     */
    public static Path of(String text) {
        Matcher uri = WITH_SCHEME.matcher(text);
        try {
            if (!uri.matches()) {
                return Path.of(text);
            }
            if (uri.group(1).equalsIgnoreCase("file")) {
                return Path.of(URI.create(text));
            }
        } catch (InvalidPathException e) {
            throw new UserError(text, "no path: " + e.getReason(), "give the path of a file");
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    text, "no file: URI: " + e.getMessage(), "write it as file:///folder/file, or as plain path");
        }
        throw new UserError(
                text,
                "files are read and written on local or mounted file systems for now; " + uri.group(1)
                        + ": comes later",
                "mount it, copy the file, or send it with spark-submit --files and give its name");
    }
}
