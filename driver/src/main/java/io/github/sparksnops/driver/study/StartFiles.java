package io.github.sparksnops.driver.study;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that a study began with, such as what a fit started from; {@code study.yaml} has their checksums in its comments. */
public final class StartFiles {
    private static final String LINE = "# began with: ";
    private static final String SEPARATOR = " = ";

    private StartFiles() {}

    /** A line for each file of a new study. */
    static String text(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(LINE).append(file.getFileName()).append(SEPARATOR);
            text.append(Manifests.sha256(file)).append('\n');
        }
        return text.toString();
    }

    /**
     * Throws unless all is there as it was; nothing is known of studies of earlier builds.
     *
     * @param study its directory
     * @throws UserError that names each file
     */
    public static void require(Path study) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (String line : Files.readAllLines(study.resolve(StudyDirectory.STUDY), StandardCharsets.UTF_8)) {
            int separator = line.lastIndexOf(SEPARATOR);
            if (!line.startsWith(LINE) || separator < 0) {
                continue;
            }
            Path file = study.resolve(line.substring(LINE.length(), separator));
            if (!Files.isRegularFile(file)) {
                problems.add(problem(file, "the file is missing, and the study began with it"));
            } else if (!Manifests.sha256(file).equals(line.substring(separator + SEPARATOR.length()))) {
                problems.add(problem(file, "the file is damaged: it has changed since the study began with it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
    }

    private static Problem problem(Path file, String what) {
        return new Problem(
                file.toString(), what, "restore it as it was written, or start a new study with another --out");
    }
}
