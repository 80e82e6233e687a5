package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second run out of a study; the operating system lifts it when the process ends, however it ends. */
final class StudyLock implements AutoCloseable {
    static final String FILE = ".lock";

    private final FileChannel channel;

    private StudyLock(FileChannel channel) {
        this.channel = channel;
    }

    static StudyLock acquire(Path study) throws IOException {
        Path file = study.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw held(study, file);
            }
            ByteBuffer owner = ByteBuffer.wrap(("host %s, pid %d%n")
                    .formatted(hostName(), ProcessHandle.current().pid())
                    .getBytes(StandardCharsets.UTF_8));
            channel.truncate(0);
            channel.write(owner);
            return new StudyLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw held(study, file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static UserError held(Path study, Path file) throws IOException {
        return new UserError(
                "--out " + study,
                "another run is writing there (" + Files.readString(file).strip() + ")",
                "wait for it, stop it, or choose another directory");
    }

    /** Name of this machine, for people. */
    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Manifests.unchecked("cannot release", Path.of(FILE), e);
        }
    }
}
