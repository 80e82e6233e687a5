package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LeaseRecoverable;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/** An open file system of Hadoop's, in java.nio's words: what fails does so with its exceptions. */
final class Store {
    /** A data node closes a killed writer's block some seconds after it was asked to. */
    private static final int QUESTIONS = 30;

    private static final long PAUSE_MS = 500;

    private final FileSystem hadoop;
    private final Renaming renaming;

    Store(FileSystem hadoop) {
        this.hadoop = hadoop;
        this.renaming = new Renaming(hadoop);
    }

    /** Hadoop's rename that replaces is for its own classes and those that extend them. */
    private static final class Renaming extends FilterFileSystem {
        Renaming(FileSystem hadoop) {
            super(hadoop);
        }

        void run(Path from, Path to, Rename how) throws IOException {
            rename(from, to, how);
        }
    }

    /** Something that Hadoop does. */
    private interface Access<T> {
        T run() throws IOException;
    }

    private static <T> T access(HadoopPath path, Access<T> access) throws IOException {
        try {
            return access.run();
        } catch (IOException | IllegalArgumentException e) { // the latter for names that it does not take
            throw HadoopErrors.of(path, e);
        }
    }

    /** Host and port, or bucket. */
    String authority() {
        return Objects.requireNonNullElse(hadoop.getUri().getAuthority(), "");
    }

    StoredAttributes attributes(HadoopPath path) throws IOException {
        return access(path, () -> new StoredAttributes(hadoop.getFileStatus(path.toHadoop())));
    }

    FSDataInputStream open(HadoopPath path) throws IOException {
        return access(path, () -> hadoop.open(path.toHadoop()));
    }

    FSDataOutputStream create(HadoopPath path, boolean replace) throws IOException {
        return access(path, () -> hadoop.create(path.toHadoop(), replace));
    }

    /**
     * Opens a file to write on.
     *
     * @throws UnsupportedOperationException where files cannot grow, as in object stores
     */
    FSDataOutputStream append(HadoopPath path, boolean exists) throws IOException {
        if (!access(path, () -> hadoop.hasPathCapability(path.toHadoop(), CommonPathCapabilities.FS_APPEND))) {
            throw new UnsupportedOperationException("append to " + path);
        }
        return exists ? access(path, () -> appendToClosed(path.toHadoop())) : create(path, false);
    }

    /** HDFS keeps a file for a writer that was killed, for a minute, unless somebody asks for it. */
    private FSDataOutputStream appendToClosed(Path path) throws IOException {
        try {
            return hadoop.append(path);
        } catch (IOException e) {
            for (int question = 0; hadoop instanceof LeaseRecoverable owner && question < QUESTIONS; question++) {
                if (owner.recoverLease(path)) {
                    return hadoop.append(path);
                }
                pause();
            }
            throw e;
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Entries of a directory. */
    List<HadoopPath> list(HadoopPath directory) throws IOException {
        FileStatus[] found = access(directory, () -> hadoop.listStatus(directory.toHadoop()));
        List<HadoopPath> entries = new ArrayList<>();
        for (FileStatus entry : found) {
            String name = entry.getPath().getName();
            entries.add(directory.resolve(HadoopPath.of(directory.getFileSystem(), name)));
        }
        // Of a file, the file itself.
        if (found.length == 1 && found[0].isFile() && attributes(directory).isRegularFile()) {
            throw new NotDirectoryException(directory.toString());
        }
        return entries;
    }

    void makeDirectory(HadoopPath directory) throws IOException {
        if (!access(directory, () -> hadoop.mkdirs(directory.toHadoop()))) {
            throw new FileSystemException(directory.toString(), null, "it could not be made");
        }
    }

    /** Whether there was something. */
    boolean delete(HadoopPath path) throws IOException {
        return access(path, () -> hadoop.delete(path.toHadoop(), false));
    }

    void rename(HadoopPath from, HadoopPath to, boolean replace) throws IOException {
        attributes(from);
        access(to, () -> {
            renaming.run(from.toHadoop(), to.toHadoop(), replace ? Rename.OVERWRITE : Rename.NONE);
            return null;
        });
    }

    /** Throws where somebody may not do all of this. */
    void requireAccess(HadoopPath path, List<AccessMode> modes) throws IOException {
        FsAction wanted = FsAction.NONE;
        for (AccessMode mode : modes) {
            wanted = wanted.or(FsAction.valueOf(mode.name()));
        }
        FsAction asked = wanted;
        access(path, () -> {
            hadoop.access(path.toHadoop(), asked);
            return null;
        });
    }
}
