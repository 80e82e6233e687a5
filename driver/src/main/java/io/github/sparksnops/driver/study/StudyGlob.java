package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Directories of studies by a pattern, as a shell expands it: {@code *}, {@code ?}, {@code [a-c]}, <code>{a,b}</code>. */
public final class StudyGlob {
    private static final String SPECIAL = ".*[*?\\[{].*";

    private StudyGlob() {}

    /**
     * Directories that a word means: itself where it is no pattern or there is such a directory, else all studies that match,
     * in the order of their paths.
     *
     * @throws UserError where no study matches
     */
    public static List<String> expand(String word) {
        try {
            Path pattern = UserPath.of(word);
            if (!word.matches(SPECIAL) || Files.exists(pattern)) {
                return List.of(word);
            }
            List<Path> found = List.of(pattern.isAbsolute() ? pattern.getRoot() : Path.of(""));
            for (Path name : pattern) {
                found = below(found, name.toString());
            }
            List<String> studies = found.stream()
                    .filter(path -> Files.isRegularFile(path.resolve(StudyDirectory.STUDY)))
                    .sorted()
                    .map(Path::toString)
                    .toList();
            if (studies.isEmpty()) {
                throw new UserError(word, "no study matches", "give directories that `snops sweep` wrote with --out");
            }
            return studies;
        } catch (PatternSyntaxException e) {
            throw new UserError(
                    word, "no pattern of paths: " + firstLine(e.getMessage()), "write one such as 'runs/*'");
        } catch (IOException e) {
            throw new UserError(word, "cannot be searched: " + e.getMessage(), "check that you may read the folders");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Directories of one name or pattern; like a shell, a pattern does not find what is hidden. */
    private static List<Path> below(List<Path> directories, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path directory : directories) {
            if (!name.matches(SPECIAL)) {
                found.add(directory.resolve(name));
            } else if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, name)) {
                    entries.forEach(found::add);
                }
            }
        }
        return found.stream()
                .filter(Files::isDirectory)
                .filter(path ->
                        name.startsWith(".") || !path.getFileName().toString().startsWith("."))
                .toList();
    }
}
