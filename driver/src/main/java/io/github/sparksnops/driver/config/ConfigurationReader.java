package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads configuration files. */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /** As {@link #read(Path, List, Use, Consumer)}, without warnings. */
    public static StudyConfiguration read(Path file, List<String> sets, Use use) {
        return read(file, sets, use, warning -> {});
    }

    /**
     * Reads and checks a configuration.
     *
     * @param sets changes before checking, each {@code dotted.path=value} as given by {@code --set}
     * @param warnings receives what is unusual but possible, such as values outside of the published range
     * @throws UserError with all problems found
     */
    public static StudyConfiguration read(Path file, List<String> sets, Use use, Consumer<Problem> warnings) {
        Problems problems = new Problems(warnings);
        YamlDocument document = YamlDocument.read(file, DocumentKind.CONFIGURATION);
        document.apply(sets, problems);
        StudyConfiguration study = new StudySection(document, problems).read(use);
        problems.throwIfAny();
        return study;
    }
}
