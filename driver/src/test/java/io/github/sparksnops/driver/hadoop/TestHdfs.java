package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS of one name node and one data node in this JVM, started by the first test that asks for it. */
public final class TestHdfs {
    private static final TestHdfs THIS_JVM = new TestHdfs();

    private final MiniDFSCluster cluster;

    private TestHdfs() {
        try {
            // Gone with the next mvn clean.
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "hdfs");
            Configuration settings = new Configuration();
            // The smallest block that quotas and files of tests can be held against.
            settings.setLong("dfs.namenode.fs-limits.min-block-size", 1 << 10);
            settings.setLong("dfs.blocksize", 1 << 20);
            settings.setInt("dfs.replication", 1);
            settings.setInt("dfs.namenode.lease-recheck-interval-ms", 500);
            cluster = new MiniDFSCluster.Builder(settings, folder.toFile())
                    .numDataNodes(1)
                    .build();
            cluster.waitActive();
            // As hdfs-site.xml has it on so few nodes; and closing a file waits 0.4 s otherwise where the node's report
            // is late.
            HadoopSettings.add(Map.of(
                    "spark.hadoop.dfs.replication",
                    "1",
                    "spark.hadoop.dfs.client.block.write.locateFollowingBlock.initial.delay.ms",
                    "10",
                    "spark.hadoop.dfs.client.block.write.locateFollowingBlock.retries",
                    "10"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder, as URI. */
    public static Path folder(String name) throws IOException {
        return Files.createDirectories(HadoopPath.of(THIS_JVM.cluster.getURI() + "/" + name));
    }

    /** The file system by Hadoop's own means. */
    public static DistributedFileSystem client() throws IOException {
        return THIS_JVM.cluster.getFileSystem();
    }
}
