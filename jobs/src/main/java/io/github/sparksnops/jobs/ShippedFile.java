package io.github.sparksnops.jobs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that {@code spark-submit --files} sent: known by its name where the driver runs. */
final class ShippedFile {
    private static final String SETTING = "spark.files";

    private ShippedFile() {}

    /** The file itself; where it does not exist, but one of its name was sent from this machine, that one. */
    static Path orSelf(Path file) {
        if (Files.exists(file) || file.getNameCount() != 1 || file.isAbsolute()) {
            return file;
        }
        return Arrays.stream(System.getProperty(SETTING, "").split(","))
                .map(String::strip)
                .filter(uri -> uri.startsWith("file:"))
                .map(uri -> Path.of(URI.create(uri.replaceAll("#.*", ""))))
                .filter(sent -> sent.getFileName().equals(file))
                .findFirst()
                .orElse(file);
    }
}
