package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A lock where there are none of an operating system: a file that only one run can create, as HDFS guarantees it, and object stores that
 * create on condition. It tells whose it is. A process that is killed leaves it; one that ends otherwise, also by a signal, removes it.
 */
final class LockFile implements StudyLock {
    private final Path file;
    private final Thread hook = new Thread(this::remove, "remove the lock");

    private LockFile(Path file) {
        this.file = file;
    }

    static LockFile acquire(Path study) throws IOException {
        Path file = study.toRealPath().resolve(FILE);
        String content = SystemLock.owner() + ", since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " ("
                + UUID.randomUUID() + ")\n";
        try {
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw held(study, file);
        }
        // Where the condition is not kept, one of two that create it at the same time is overwritten.
        if (!Files.readString(file).equals(content)) {
            throw held(study, file);
        }
        LockFile lock = new LockFile(file);
        Runtime.getRuntime().addShutdownHook(lock.hook);
        return lock;
    }

    static void requireFree(Path study) throws IOException {
        Path file = study.resolve(FILE);
        if (Files.exists(file)) {
            throw held(study, file);
        }
    }

    private static UserError held(Path study, Path file) throws IOException {
        return new UserError(
                "--out " + study,
                "another run is writing there, or was killed and left its lock (" + owner(file) + ")",
                "wait for it, or stop it; where it is sure that it does not run any more, remove " + file
                        + " (hdfs dfs -rm, or what your object store has)");
    }

    private static String owner(Path file) throws IOException {
        try {
            String text =
                    Files.readString(file).replaceAll(" \\([^)]*\\)\\s*$", "").strip();
            return text.isEmpty() ? "it does not say whose" : text;
        } catch (NoSuchFileException e) {
            return "it has just ended";
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot release", file, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is going down, and the hook at work
        }
        remove();
    }
}
