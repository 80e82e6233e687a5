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

    /** Reads a study or a fit, whichever the file holds; without warnings. */
    public static ExperimentConfiguration readAny(Path file) {
        return isFit(file, List.of()) ? readFit(file, List.of(), warning -> {}) : read(file, List.of(), Use.ANY);
    }

    /**
     * Whether {@link #readFit} is to read a file, and not {@link #read}: it has a {@code search}.
     *
     * @throws UserError where the file cannot be read or is no YAML
     */
    public static boolean isFit(Path file, List<String> sets) {
        Problems problems = new Problems(warning -> {});
        YamlDocument document = YamlDocument.read(file, DocumentKind.CONFIGURATION);
        document.apply(sets, problems);
        return FitSection.isFit(Section.root(document, problems));
    }

    /**
     * Reads and checks the configuration of a fit, and its target.
     *
     * @param sets changes before checking, each {@code dotted.path=value} as given by {@code --set}
     * @param warnings receives what is unusual but possible
     * @throws UserError with all problems found
     */
    public static FitConfiguration readFit(Path file, List<String> sets, Consumer<Problem> warnings) {
        Problems problems = new Problems(warnings);
        YamlDocument document = YamlDocument.read(file, DocumentKind.CONFIGURATION);
        document.apply(sets, problems);
        Path folder = file.toAbsolutePath().getParent();
        FitConfiguration fit = new FitSection(document, folder, problems).read();
        problems.throwIfAny();
        return fit;
    }
}
