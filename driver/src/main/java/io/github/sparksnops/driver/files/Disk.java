package io.github.sparksnops.driver.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What outlives a machine that stops. */
public final class Disk {
    private Disk() {}

    /**
     * Brings the content of a closed file, or a directory's entries, to the disk. On other than local file systems it is there already:
     * HDFS writes its name space down before it answers, and files are synchronised when they are closed.
     */
    public static void force(Path path) throws IOException {
        if (UserPath.isLocal(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
