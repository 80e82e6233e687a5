package io.github.sparksnops.driver.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"file:/shared/a%20b/fit.yaml", "file:///shared/a%20b/fit.yaml", "FILE:///shared/a%20b/fit.yaml"})
    void of_fileUri_isItsPath(String uri) {
        assertThat(UserPath.of(uri)).isEqualTo(Path.of("/shared/a b/fit.yaml"));
    }

    @Test
    void of_plainPath_isItself() {
        assertThat(UserPath.of("a%20b/c:d.yaml")).isEqualTo(Path.of("a%20b/c:d.yaml"));
        assertThat(UserPath.of("/x")).isEqualTo(Path.of("/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "hdfs://node:8020/a b/c%20d.yaml, hdfs://node:8020/a b/c%20d.yaml",
        "hdfs:/a, hdfs:///a",
        "hdfs:///a/, hdfs:///a",
        "S3A://Bucket/x//y, s3a://Bucket/x/y",
        "s3a://bucket/, s3a://bucket/",
        "'abfss://box@account.host/{a,[b*', 'abfss://box@account.host/{a,[b*'"
    })
    void of_otherUri_isAPathWhoseTextIsTheUri(String uri, String text) {
        Path path = UserPath.of(uri);

        assertThat(UserPath.isLocal(path)).isFalse();
        assertThat(path.isAbsolute()).isTrue();
        assertThat(path).hasToString(text);
        assertThat(UserPath.of(path.toString())).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/a, t.yaml, /a/t.yaml",
        "/a, ../t.yaml, /a/../t.yaml",
        "hdfs://n/a, t.yaml, hdfs://n/a/t.yaml",
        "hdfs://n/a, /t.yaml, /t.yaml",
        "/a, hdfs://n/t.yaml, hdfs://n/t.yaml"
    })
    void of_textInAFile_isBelowItsFolderUnlessAbsolute(String folder, String text, String expected) {
        assertThat(UserPath.of(text, UserPath.of(folder))).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "file:/a b, file:///",
        "file://host/a, file:///",
        "hdfs://a b/x, hdfs://host/folder/file",
        "hdfs://no[de/x, hdfs://host/folder/file"
    })
    void of_uriThatIsNone_isRefused(String text, String remedy) {
        assertThatThrownBy(() -> UserPath.of(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(text)
                .hasMessageContaining(remedy);
    }
}
