package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.driver.trial.TrialSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** A checked configuration that a directory of results is made from. */
public sealed interface ExperimentConfiguration permits StudyConfiguration, FitConfiguration {
    /** Template, sizes and densities. */
    Model model();

    /** What rows of full length depend on besides parameters and seed. */
    TrialSettings fullSettings();

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
