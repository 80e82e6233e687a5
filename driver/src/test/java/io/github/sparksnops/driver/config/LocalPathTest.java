package io.github.sparksnops.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"file:/shared/a%20b/fit.yaml", "file:///shared/a%20b/fit.yaml", "FILE:///shared/a%20b/fit.yaml"})
    void of_fileUri_isItsPath(String uri) {
        assertThat(LocalPath.of(uri)).isEqualTo(Path.of("/shared/a b/fit.yaml"));
    }

    @Test
    void of_plainPath_isItself() {
        assertThat(LocalPath.of("a%20b/c:d.yaml")).isEqualTo(Path.of("a%20b/c:d.yaml"));
        assertThat(LocalPath.of("/x")).isEqualTo(Path.of("/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs://node:8020/a.yaml", "s3a://bucket/a.yaml", "http://host/a.yaml"})
    void of_otherFileSystem_isRefusedWithARemedy(String uri) {
        assertThatThrownBy(() -> LocalPath.of(uri))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(uri)
                .hasMessageContaining("comes later")
                .hasMessageContaining("--files");
    }

    @Test
    void of_fileUriThatIsNone_isRefused() {
        assertThatThrownBy(() -> LocalPath.of("file:/a b"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("file:///");
        assertThatThrownBy(() -> LocalPath.of("file://host/a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("file:///");
    }
}
