package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which configuration a command works on; a mix-in. */
final class ConfigurationOption {
    @Parameters(paramLabel = "CONFIG", description = "Configuration file (YAML); all keys: conf/reference.yaml.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Change one key of the configuration; may be repeated. Example: --set window.duration_ms=140500")
    private List<String> sets = new ArrayList<>();

    /**
     * Reads and checks the configuration; warnings go to stderr.
     *
     * @throws io.github.sparksnops.network.UserError with every problem
     */
    StudyConfiguration read(Use use, Console console) {
        return ConfigurationReader.read(file(), sets, use, console::warn);
    }

    /** As {@link #read}, for a fit. */
    FitConfiguration readFit(Console console) {
        return ConfigurationReader.readFit(file(), sets, console::warn);
    }

    /** Whether the configuration is that of a fit. */
    boolean isFit() {
        return ConfigurationReader.isFit(file(), sets);
    }

    Path file() {
        return ShippedFile.orSelf(file);
    }
}
