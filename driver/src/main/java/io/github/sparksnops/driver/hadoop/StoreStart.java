package io.github.sparksnops.driver.hadoop;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens Hadoop's file systems; says in one message what keeps one from being opened. */
final class StoreStart {
    private static final Logger log = LoggerFactory.getLogger(StoreStart.class);

    private static final String HDFS = "hdfs";

    /** Hadoop's own modules that are not among what Spark brings. */
    private static final Map<String, String> MODULES = Map.of(
            "s3a", "hadoop-aws",
            "gs", "hadoop-gcp",
            "abfs", "hadoop-azure",
            "abfss", "hadoop-azure",
            "wasb", "hadoop-azure",
            "wasbs", "hadoop-azure");

    /** Once, to see whether somebody answers: HDFS itself tries for minutes, which is right in the middle of a run only. */
    private static final Map<String, String> HASTY = Map.of(
            "ipc.client.connect.timeout", "10000",
            "ipc.client.connect.max.retries", "1",
            "ipc.client.connect.max.retries.on.timeouts", "1",
            "dfs.client.failover.max.attempts", "4",
            "dfs.client.failover.sleep.max.millis", "2000");

    private StoreStart() {}

    /**
     * Opens a file system.
     *
     * @throws UserError where Hadoop does not know it, or it does not answer
     */
    static Store open(HadoopFiles files) {
        URI uri = URI.create(files.prefix() + HadoopPath.SEPARATOR);
        Configuration settings = HadoopSettings.read();
        // Not closed while other hooks of the end still need it: a lock is given back there.
        settings.setBoolean("fs.automatic.close", false);
        try {
            FileSystem.getFileSystemClass(files.scheme(), settings);
            log.info("Files are on {}", files.prefix());
            if (files.scheme().equals(HDFS)) {
                requireAnswer(uri, settings);
            }
            return new Store(FileSystem.newInstance(uri, settings));
        } catch (UnsupportedFileSystemException e) {
            throw unknown(files);
        } catch (IOException | RuntimeException e) {
            throw cause(e, ClassNotFoundException.class) == null ? unreachable(files, e) : unknown(files);
        } catch (NoClassDefFoundError e) {
            throw unknown(files);
        }
    }

    private static void requireAnswer(URI uri, Configuration settings) throws IOException {
        Configuration hasty = new Configuration(settings);
        HASTY.forEach(hasty::set);
        try (FileSystem asked = FileSystem.newInstance(uri, hasty)) {
            asked.getFileStatus(new Path(uri));
        }
    }

    private static UserError unknown(HadoopFiles files) {
        String module = MODULES.get(files.scheme());
        String how = module == null
                ? "add the jar that has it (spark-submit --packages or --jars), or give a path, file:/folder or hdfs://host:port/folder"
                : "add it: spark-submit --packages org.apache.hadoop:" + module + ":" + VersionInfo.getVersion()
                        + ", or its jars in SNOPS_CLASSPATH for bin/snops";
        return new UserError(
                files.prefix(), "there is no Hadoop file system for " + files.scheme() + ": on the class path", how);
    }

    private static UserError unreachable(HadoopFiles files, Exception e) {
        String authority = files.authority();
        String how = authority.isEmpty()
                ? "name its host, " + files.scheme()
                        + "://host:port/folder, or see to spark.hadoop.fs.defaultFS, which says whose it is"
                : "check host and port, and Hadoop's settings (core-site.xml, --conf spark.hadoop.KEY=VALUE)";
        return new UserError(files.prefix(), "it cannot be opened: " + reason(e), how);
    }

    private static String reason(Exception e) {
        UnknownHostException nowhere = cause(e, UnknownHostException.class);
        if (nowhere != null) {
            return "the host is not known";
        }
        if (cause(e, ConnectException.class) != null || cause(e, SocketTimeoutException.class) != null) {
            return "nobody answers there";
        }
        return HadoopErrors.firstLine(e);
    }

    private static <T extends Throwable> T cause(Throwable error, Class<T> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
