package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resolved configuration of a study. Any command takes it as its CONFIG; its comments say what made it, and hold the
 * science keys that a resumed run must share.
 */
final class StudyFile {
    /** Key of the model's hash: constants of the software that rows depend on. */
    static final String MODEL = "model";

    private static final String SCIENCE = "# science: ";
    private static final String SEPARATOR = " = ";

    private StudyFile() {}

    static String text(ExperimentConfiguration study, SoftwareVersion software) {
        StringBuilder text = new StringBuilder();
        text.append("# A study of spark-snops ").append(software.version());
        text.append(", commit ").append(software.commit());
        text.append(", Java ").append(Runtime.version());
        text.append(", started ").append(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        text.append(" on ").append(HostName.ofThisMachine()).append(".\n");
        text.append("# To run it again: snops " + study.command() + " study.yaml --out NEW\n");
        text.append(study.storedYaml());
        text.append("# What the rows depend on; --resume compares it. Do not edit.\n");
        science(study).forEach((key, value) -> text.append(SCIENCE)
                .append(key)
                .append(SEPARATOR)
                .append(value)
                .append('\n'));
        return text.toString();
    }

    /** Everything that rows depend on: the configuration's keys, and the constants of the model in this software. */
    static SortedMap<String, String> science(ExperimentConfiguration study) {
        SortedMap<String, String> keys = new TreeMap<>(study.scienceKeys());
        keys.put(MODEL, study.model().hash());
        return keys;
    }

    /** Hash over the science keys. */
    static String hash(ExperimentConfiguration study) {
        return hash(science(study));
    }

    /** The same of a stored study. */
    static String hash(Path file) throws IOException {
        return hash(read(file));
    }

    private static String hash(SortedMap<String, String> science) {
        return Manifests.sha256(science.entrySet().stream()
                .map(e -> e.getKey() + SEPARATOR + e.getValue())
                .toList());
    }

    private static SortedMap<String, String> read(Path file) throws IOException {
        SortedMap<String, String> keys = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int separator = line.indexOf(SEPARATOR);
            if (line.startsWith(SCIENCE) && separator > 0) {
                keys.put(line.substring(SCIENCE.length(), separator), line.substring(separator + SEPARATOR.length()));
            }
        }
        if (keys.isEmpty()) {
            throw new UserError(
                    file.toString(),
                    "it has no science keys",
                    "restore the file as it was written, or start a new study");
        }
        return keys;
    }

    /** Throws unless the stored study has the same science; the error names each difference. */
    static void requireSame(Path file, ExperimentConfiguration now) throws IOException {
        SortedMap<String, String> stored = read(file);
        SortedMap<String, String> wanted = science(now);
        TreeSet<String> all = new TreeSet<>(stored.keySet());
        all.addAll(wanted.keySet());
        List<Problem> problems = new ArrayList<>();
        for (String key : all) {
            String before = stored.getOrDefault(key, "not set");
            String after = wanted.getOrDefault(key, "not set");
            if (!before.equals(after)) {
                String how = key.equals(MODEL)
                        ? "this version of spark-snops has other constants: resume with the one that " + file + " names"
                        : "set it back, or start a new study with another --out";
                problems.add(new Problem(
                        key, "is %s now, but the study in %s was started with %s".formatted(after, file, before), how));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
    }
}
