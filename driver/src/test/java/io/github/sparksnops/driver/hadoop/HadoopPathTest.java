package io.github.sparksnops.driver.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of paths are what they are on this machine, for every pair out of a list. */
class HadoopPathTest {
    private static final List<String> TEXTS = List.of(
            "",
            "/",
            "a",
            "/a",
            "a/b",
            "/a/b",
            "/a/b/c",
            "..",
            "../a",
            "a/..",
            "/..",
            "/a/../../b",
            "a/./b",
            "a/../../b",
            ".",
            "b/c");

    private static final HadoopFiles FILES = HadoopProvider.THIS_JVM.files("hdfs", "node:1");

    static Stream<String> texts() {
        return TEXTS.stream();
    }

    private static Path ours(String text) {
        return FILES.getPath(text);
    }

    /** Paths without a scheme, so that they compare; null stays. */
    private static String text(Path path) {
        return path instanceof HadoopPath hadoop ? hadoop.path() : String.valueOf(path);
    }

    private static void assertAlike(String text, Function<Path, Object> question) {
        assertThat(answer(question, ours(text))).as("of '%s'", text).isEqualTo(answer(question, Path.of(text)));
    }

    private static String answer(Function<Path, Object> question, Path path) {
        try {
            Object answer = question.apply(path);
            return answer instanceof Path found ? text(found) : String.valueOf(answer);
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void parts_anyPath_areThoseOfALocalOne(String text) {
        assertAlike(text, path -> path);
        assertAlike(text, Path::isAbsolute);
        assertAlike(text, Path::getRoot);
        assertAlike(text, Path::getFileName);
        assertAlike(text, Path::getParent);
        assertAlike(text, Path::getNameCount);
        assertAlike(text, Path::normalize);
        assertAlike(text, path -> path.getName(0));
        assertAlike(text, path -> path.getName(5));
        assertAlike(text, path -> path.subpath(0, 2));
        assertAlike(text, path -> {
            StringBuilder names = new StringBuilder();
            path.forEach(name -> names.append('<').append(name).append('>'));
            return names;
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void twoPaths_anyPair_areTogetherWhatLocalOnesAre(String text) {
        for (String other : TEXTS) {
            assertAlike(text, path -> path.resolve(other));
            assertAlike(text, path -> path.resolve(path.getFileSystem().getPath(other)));
            assertAlike(text, path -> path.resolveSibling(other));
            assertAlike(text, path -> path.startsWith(other));
            assertAlike(text, path -> path.endsWith(other));
            assertAlike(text, path -> path.equals(path.getFileSystem().getPath(other)));
            // The local one refuses, or looks for, a way from what it cannot know; ours is used between normal paths
            // alone.
            if (isNormal(text) && isNormal(other)) {
                assertAlike(text, path -> path.relativize(path.getFileSystem().getPath(other)));
            }
        }
    }

    private static boolean isNormal(String text) {
        return !text.contains(".");
    }

    @Test
    void otherFileSystem_isNeverTheSame() {
        Path here = HadoopPath.of("hdfs://node:1/a");
        Path there = HadoopPath.of("hdfs://node:2/a");

        assertThat(here).isNotEqualTo(there).isEqualTo(ours("/a"));
        assertThat(there.startsWith(here)).isFalse();
        assertThat(here.startsWith(Path.of("/a"))).isFalse();
        assertThat(here.compareTo(there)).isNegative();
        assertThatThrownBy(() -> here.resolve(Path.of("b"))).isInstanceOf(ProviderMismatchException.class);
        assertThatThrownBy(() -> here.relativize(there)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toUri_nameWithABlank_isQuoted() {
        assertThat(HadoopPath.of("hdfs://node:1/a b").toUri()).hasToString("hdfs://node:1/a%20b");
        assertThat(Path.of(HadoopPath.of("hdfs://node:1/c").toUri().getPath())).isEqualTo(Path.of("/c"));
    }
}
