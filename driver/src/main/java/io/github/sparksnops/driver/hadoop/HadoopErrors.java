package io.github.sparksnops.driver.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.security.AccessControlException;

/** Hadoop's exceptions as those of java.nio, with one line each: HDFS puts the server's stack trace into its messages. */
final class HadoopErrors {
    /** HDFS where no data node has room, or where there is none. */
    private static final String NOT_STORED = "could only be written to 0 of";

    private static final String NO_NODES = "There are 0 datanode(s) running";

    private HadoopErrors() {}

    /** What java.nio throws for an access that failed. */
    static IOException of(HadoopPath path, Exception e) {
        IOException own = own(path.toString(), firstLine(e), e);
        if (own != e) {
            own.initCause(e);
        }
        return own;
    }

    private static IOException own(String path, String message, Exception e) {
        if (e instanceof FileSystemException known) {
            return known;
        }
        if (e instanceof FileNotFoundException) {
            return new NoSuchFileException(path);
        }
        if (e instanceof org.apache.hadoop.fs.FileAlreadyExistsException) {
            return new FileAlreadyExistsException(path);
        }
        if (e instanceof PathIsNotEmptyDirectoryException) {
            return new DirectoryNotEmptyException(path);
        }
        if (e instanceof ParentNotDirectoryException) {
            return new NotDirectoryException(message.replaceAll(" \\(is not a directory\\).*", ""));
        }
        if (e instanceof AccessControlException) {
            return new AccessDeniedException(path, null, message);
        }
        // In the words of operating systems, by which a full disk is known.
        if (e instanceof ClusterStorageCapacityExceededException) {
            return new FileSystemException(path, null, "Disk quota exceeded: " + message);
        }
        if (message.contains(NOT_STORED) && !message.contains(NO_NODES)) {
            return new FileSystemException(path, null, "No space left on device: " + message);
        }
        return new FileSystemException(path, null, message);
    }

    static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
