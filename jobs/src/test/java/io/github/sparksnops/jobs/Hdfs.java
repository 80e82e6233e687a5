package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.hadoop.HadoopSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS of one name node and one data node in this JVM. */
record Hdfs(MiniDFSCluster cluster) implements AutoCloseable {
    private static final String PREFIX = "spark.hadoop.dfs.";
    private static final String CLOSING = PREFIX + "client.block.write.locateFollowingBlock.";

    /** As hdfs-site.xml has it on so few nodes; and closing a file waits 0.4 s otherwise where the node's report is late. */
    static final Map<String, String> SETTINGS =
            Map.of(PREFIX + "replication", "1", CLOSING + "initial.delay.ms", "10", CLOSING + "retries", "10");

    /** Starts it, with its files in a folder. */
    static Hdfs start(Path folder) throws IOException {
        HadoopSettings.add(SETTINGS);
        return new Hdfs(new MiniDFSCluster.Builder(new Configuration(), folder.toFile())
                .numDataNodes(1)
                .build());
    }

    /** What {@code fs.defaultFS} is for its clients. */
    String uri() {
        return cluster.getURI().toString();
    }

    /** Makes a folder. */
    Path folder(String path) throws IOException {
        return Files.createDirectories(UserPath.of(uri() + path));
    }

    @Override
    public void close() {
        cluster.shutdown();
    }
}
