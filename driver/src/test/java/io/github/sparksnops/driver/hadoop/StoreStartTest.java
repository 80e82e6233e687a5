package io.github.sparksnops.driver.hadoop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File systems that cannot be opened: one message, by the first access. */
class StoreStartTest {
    @ParameterizedTest
    @CsvSource({
        "s3a://bucket/x, no Hadoop file system for s3a:, org.apache.hadoop:hadoop-aws:3",
        "gs://bucket/x, no Hadoop file system for gs:, org.apache.hadoop:hadoop-gcp:3",
        "abacus://bucket/x, no Hadoop file system for abacus:, --packages",
        "hdfs://no-such-host.invalid:8020/x, the host is not known, check host and port",
        "hdfs:///x, cannot be opened, spark.hadoop.fs.defaultFS"
    })
    void access_fileSystemThatIsNotThere_saysWhatToDo(String uri, String what, String how) {
        assertThatThrownBy(() -> Files.exists(HadoopPath.of(uri)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(what)
                .hasMessageContaining(how)
                .hasMessageContaining(uri.substring(0, uri.lastIndexOf('/')));
    }

    @Test
    void access_nobodyListens_saysSoWithoutTryingForMinutes() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> Files.exists(HadoopPath.of("hdfs://127.0.0.1:" + port + "/x")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nobody answers there");
    }
}
