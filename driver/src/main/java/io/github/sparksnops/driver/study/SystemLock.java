package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The operating system's lock of a file: it is lifted when the process ends, however it ends. */
final class SystemLock implements StudyLock {
    /**
     * Locks of this JVM. Static, because the operating system's locks belong to the process: opening a locked file a second
     * time in it, and closing that again, would lift the lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SystemLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static SystemLock acquire(Path study) throws IOException {
        Path file = study.toRealPath().resolve(FILE);
        if (!HELD.add(file)) {
            throw held(study, owner());
        }
        try {
            return new SystemLock(file, lock(study, file));
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(Path study, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!tryLock(channel)) {
                throw held(study, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((owner() + "\n").getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another class loader of this JVM
        }
    }

    static void requireFree(Path study) throws IOException {
        if (!Files.exists(study.resolve(FILE))) {
            return;
        }
        Path file = study.toRealPath().resolve(FILE);
        if (!HELD.add(file)) {
            throw held(study, owner());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (!tryLock(channel)) {
                throw held(study, Files.readString(file).strip());
            }
        } finally {
            HELD.remove(file);
        }
    }

    private static UserError held(Path study, String owner) {
        return new UserError(
                "--out " + study,
                "another run is writing there (" + owner + ")",
                "wait for it, stop it, or choose another directory");
    }

    /** This process, for who meets its lock. */
    static String owner() {
        return "host " + HostName.ofThisMachine() + ", pid "
                + ProcessHandle.current().pid();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot release", file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
