package io.github.sparksnops.driver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.hadoop.ObjectStore;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyGlobTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeStudies() throws IOException {
        for (String name : List.of("runs/b", "runs/a", "runs/ab", "runs/.hidden", "other/a", "odd[x]")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("study.yaml"), "");
        }
        Files.createDirectories(folder.resolve("runs/no study"));
        Files.writeString(folder.resolve("runs/file"), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs/*      | runs/a runs/ab runs/b",
                "runs/a*     | runs/a runs/ab",
                "runs/?      | runs/a runs/b",
                "runs/[b-z]  | runs/b",
                "runs/{b,ab} | runs/ab runs/b",
                "*/a         | other/a runs/a",
                "runs/../*/b | runs/../runs/b",
                "runs/.h*    | runs/.hidden",
                "odd[x]      | odd[x]",
                "runs/a      | runs/a",
                "nowhere     | nowhere"
            })
    void expand_word_directoriesInOrder(String pattern, String expected) {
        assertThat(StudyGlob.expand(folder + "/" + pattern))
                .containsExactlyElementsOf(List.of(expected.split(" ")).stream()
                        .map(name -> folder + "/" + name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"runs/x*,no study matches", "*/none,no study matches", "runs/[a,no pattern"})
    void expand_nothingMatches_isTold(String pattern, String expected) {
        assertThatThrownBy(() -> StudyGlob.expand(folder + "/" + pattern))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(expected);
    }

    @Test
    void expand_otherFileSystem_studiesAsUris() throws IOException {
        Path bucket = ObjectStore.bucket("globs");
        for (String name : List.of("runs/b", "runs/a", "runs/no")) {
            Files.createDirectories(bucket.resolve(name));
        }
        Files.writeString(bucket.resolve("runs/b/study.yaml"), "");
        Files.writeString(bucket.resolve("runs/a/study.yaml"), "");

        assertThat(StudyGlob.expand("object://globs/*/[a-z]"))
                .containsExactly("object://globs/runs/a", "object://globs/runs/b");
        assertThat(StudyGlob.expand("object://globs/runs/x")).containsExactly("object://globs/runs/x");
    }

    @Test
    void expand_relativePattern_staysRelative() {
        assertThatThrownBy(() -> StudyGlob.expand("no-such-folder-*/x")).isInstanceOf(UserError.class);
    }
}
