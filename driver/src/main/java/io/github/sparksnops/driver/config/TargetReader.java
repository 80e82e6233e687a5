package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of target statistics. */
public final class TargetReader {
    private TargetReader() {}

    /**
     * Reads and checks a target.
     *
     * @throws UserError with all problems found
     */
    public static TargetStatistics read(Path file) {
        Problems problems = new Problems(warning -> {});
        YamlDocument document = YamlDocument.read(file, DocumentKind.TARGET);
        Optional<TargetStatistics> target = new TargetSection(document, problems).read();
        problems.throwIfAny();
        return target.orElseThrow();
    }
}
