package io.github.sparksnops.driver.files;

import io.github.sparksnops.driver.hadoop.HadoopPath;
import io.github.sparksnops.network.UserError;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths as people write them, and as they travel to executors: plain, as {@code file:} URI, or as URI of any other file system that
 * Hadoop knows. The text of such a path is its URI again.
 */
public final class UserPath {
    private static final Pattern WITH_SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):/.*", Pattern.DOTALL);

    private UserPath() {}

    /**
     * The path that is meant. Plain paths are this machine's. Whether Hadoop knows a scheme, and whether the host answers, the first
     * access tells, by a {@link UserError}.
     *
     * @throws UserError where it is no path
     */
    public static Path of(String text) {
        Matcher uri = WITH_SCHEME.matcher(text);
        try {
            if (!uri.matches()) {
                return Path.of(text);
            }
            return uri.group(1).equalsIgnoreCase("file") ? Path.of(URI.create(text)) : HadoopPath.of(text);
        } catch (InvalidPathException e) {
            throw new UserError(text, "no path: " + e.getReason(), "give the path of a file");
        } catch (IllegalArgumentException e) {
            String scheme = uri.group(1);
            throw new UserError(
                    text,
                    "no " + scheme + ": URI: " + e.getMessage(),
                    scheme.equalsIgnoreCase("file")
                            ? "write it as file:///folder/file, or as plain path"
                            : "write it as " + scheme + "://host/folder/file");
        }
    }

    /**
     * The same of a text that stands in a file: a relative path is below the file's folder, on whatever file system that is.
     *
     * @throws UserError where it is no path
     */
    public static Path of(String text, Path folder) {
        Path path = of(text);
        return path.isAbsolute() ? path : folder.resolve(path.toString());
    }

    /** Whether a path is on this machine's disks, or on what is mounted there. */
    public static boolean isLocal(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault());
    }
}
