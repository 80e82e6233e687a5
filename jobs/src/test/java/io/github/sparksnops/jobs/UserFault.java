package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A mistake that the user can mend: exit code 2, one message with what, where and how, no stack trace, nothing written.
 *
 * @param command words, with CONFIG for a file with the YAML and DIR for the test's folder
 * @param fragments that the message has
 */
record UserFault(String command, String yaml, List<String> fragments) {

    /** For a method source. */
    static Arguments of(String command, String yaml, String... fragments) {
        return Arguments.of(new UserFault(command, yaml, List.of(fragments)));
    }

    /**
     * Runs the command and looks at what it says.
     *
     * @param places further words and the files they stand for
     */
    void assertReported(Path folder, Map<String, Path> places) throws IOException {
        Path config = SmallNetwork.write(folder, yaml);
        Map<String, Path> all = new LinkedHashMap<>(places);
        all.put("CONFIG", config);
        all.put("DIR", folder);
        List<String> before = files(folder);

        Snops snops = Snops.run(Arrays.stream(command.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> replaced(word, all))
                .toArray());

        assertThat(snops.exitCode()).as(snops.err()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(snops.out()).isEmpty();
        assertThat(snops.err().lines())
                .singleElement()
                .asString()
                .matches("snops.*: .+\\. .+[.?]")
                .contains(fragments);
        assertThat(snops.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(files(folder)).isEqualTo(before);
    }

    private static String replaced(String word, Map<String, Path> places) {
        String result = word;
        for (Map.Entry<String, Path> place : places.entrySet()) {
            result = result.replace(place.getKey(), place.getValue().toString());
        }
        return result;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Override
    public String toString() {
        return command + " " + fragments;
    }
}
