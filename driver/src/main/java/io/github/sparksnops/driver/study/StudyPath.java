package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a study is, or may be. */
final class StudyPath {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:(?!/).*", Pattern.DOTALL);

    /** What a fit writes before its study begins. */
    private static final List<String> OF_A_FIT = List.of("target.yaml", "from.jsonl.gz");

    private StudyPath() {}

    /** The directory that is meant, absolute, on whatever file system. */
    static Path of(String out) {
        if (SCHEME.matcher(out).matches()) {
            throw new UserError(
                    out,
                    "this is neither a path nor a whole URI",
                    "write ./" + out + " for a directory of that name, or a URI such as hdfs://host:port/folder");
        }
        return UserPath.of(out).toAbsolutePath().normalize();
    }

    /** Throws unless nothing is there but, perhaps, the lock of a run that died before it began. */
    static void requireEmpty(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserError("--out " + path, "this is a file", "give the path of a new or an empty directory");
        }
        if (Files.exists(path.resolve(StudyDirectory.STUDY))) {
            throw new UserError(
                    "--out " + path,
                    "it holds a study already",
                    "add --resume to continue it, or choose another directory");
        }
        if (!Files.isDirectory(path)) {
            return;
        }
        List<String> allowed = new ArrayList<>(List.of(
                StudyLock.FILE,
                StudyDirectory.ROUNDS,
                StudyDirectory.TRIALS,
                StudyDirectory.EVENTS,
                StudyDirectory.STUDY + AtomicFile.UNFINISHED));
        if (Files.exists(path.resolve(StudyDirectory.EVENTS))) {
            // Without a log they are the user's own.
            for (String file : OF_A_FIT) {
                allowed.addAll(List.of(file, file + AtomicFile.UNFINISHED));
            }
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> others =
                    entries.filter(e -> !leftOver(e, allowed)).sorted().toList();
            if (!others.isEmpty()) {
                throw new UserError(
                        "--out " + path,
                        "it is no study and not empty: it holds "
                                + others.get(0).getFileName(),
                        "choose a new or an empty directory");
            }
        }
    }

    /** Whether an entry is what a run leaves that is killed before its study begins. */
    private static boolean leftOver(Path entry, List<String> names) {
        String name = entry.getFileName().toString();
        if (!names.contains(name) && !DirectoryToken.isOne(name)) {
            return false;
        }
        if (!Files.isDirectory(entry)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(entry)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    static void requireStudy(Path path, String how) {
        if (!Files.isRegularFile(path.resolve(StudyDirectory.STUDY))) {
            String what = Files.exists(path) ? "there is no study in it" : "there is no such directory";
            throw new UserError(path.toString(), what, how);
        }
    }

    /** Throws unless the directory, or the nearest one above it that exists, can be written; writes nothing. */
    static void requireWritable(Path path) throws IOException {
        Path existing = path;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new IOException(existing + " is a file");
        }
        if (!Files.isWritable(existing)) {
            throw new IOException("permission denied");
        }
    }

    static void makeWritable(Path path) throws IOException {
        Files.createDirectories(path);
        if (!Files.isWritable(path)) {
            throw new IOException("permission denied");
        }
    }

    static UserError unwritable(Path path, IOException e) {
        return new UserError(
                "--out " + path,
                "cannot be written: " + reason(e),
                "choose a directory that you may write to, on a disk with space");
    }

    /** The exceptions of files have a path for a message, and what is wrong with it in their names. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "permission denied for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return e.getMessage() + " is a file";
        }
        return e.getMessage() == null ? "the disk does not say why" : e.getMessage();
    }
}
