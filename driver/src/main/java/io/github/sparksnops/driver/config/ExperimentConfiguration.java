package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.TrialSettings;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A checked configuration that a directory of results is made from. */
public sealed interface ExperimentConfiguration permits StudyConfiguration, FitConfiguration {
    /** Template, sizes and densities. */
    Model model();

    /** What rows of full length depend on besides parameters and seed. */
    TrialSettings fullSettings();

    /** Names of the parameters that differ between its trials, in the order of the configuration. */
    List<String> freeParameters();

    /** Target that its trials have costs against; a sweep has none. */
    Optional<TargetStatistics> targetStatistics();

    /** Positions that its plan can have. */
    long positions();

    /** The command that runs it: {@code sweep} or {@code fit}. */
    String command();

    /** Files that it refers to, and that a directory of its results has a copy of: name there to where they are now. */
    Map<String, Path> files();

    /** Every key written out, as it stands in a directory of its results, beside the copies of {@link #files}. */
    String storedYaml();

    /** Everything that results depend on: dotted key to canonical text. */
    SortedMap<String, String> scienceKeys();
}
