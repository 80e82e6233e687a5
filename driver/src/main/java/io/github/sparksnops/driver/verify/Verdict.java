package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.network.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was found in a study.
 *
 * @param command that made it: {@code sweep} or {@code fit}
 * @param rounds that are finished
 * @param files with their rows
 * @param bytes of these files
 * @param trials in the finished rounds, by what their manifests say
 * @param planned trials of a sweep; a fit has no such number
 * @param problems empty where all is well
 * @param notes what is harmless, but not as a study that has just finished
 */
public record Verdict(
        Path study,
        String command,
        int rounds,
        int files,
        long bytes,
        TrialCounts trials,
        OptionalLong planned,
        List<Problem> problems,
        List<String> notes) {
    public Verdict {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
