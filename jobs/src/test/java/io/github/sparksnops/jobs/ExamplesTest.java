package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.jobs.bench.ReferencePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Path EXAMPLES = Snops.ROOT.resolve("conf/examples");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void validate_example_isValidWithoutWarning(Path example) {
        Snops snops = Snops.run("validate", example);

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        if (example.getFileName().toString().equals("simulate-parent.yaml")) {
            // Strengths for 50,000 neurons are four times those that the range was published for.
            assertThat(snops.err().lines()).hasSize(2).allMatch(line -> line.contains("published range"));
        } else {
            assertThat(snops.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void read_example_fitsTheCommandInItsName(Path example) throws IOException {
        String name = example.getFileName().toString();
        boolean fit = name.startsWith("fit-");
        Use use = name.startsWith("sweep-") ? Use.SWEEP : Use.SIMULATE;

        long seed = fit
                ? ConfigurationReader.readFit(example, List.of(), warning -> {}).seed()
                : ConfigurationReader.read(example, List.of(), use).seed();

        assertThat(seed).isEqualTo(1);
        String command = fit ? "fit" : use.name().toLowerCase(Locale.ROOT);
        assertThat(Files.readString(example)).contains("snops " + command + " conf/examples/" + name);
    }

    @Test
    void firstSweep_has24TrialsOf10Seconds() {
        StudyConfiguration study = ConfigurationReader.read(EXAMPLES.resolve("sweep-sbn.yaml"), List.of(), Use.SWEEP);

        assertThat(study.trials()).isEqualTo(24);
        assertThat(study.window().durationMs()).isEqualTo(10_500);
    }

    @Test
    void referenceFiles_holdTheReferencePoints() {
        for (ReferencePoint point : ReferencePoint.SPATIAL) {
            Path file = EXAMPLES.resolve("reference-" + point.id().toLowerCase(Locale.ROOT) + ".yaml");

            StudyConfiguration study = ConfigurationReader.read(file, List.of(), Use.SIMULATE);

            assertThat(study.baseValues()).as(point.id()).containsExactly(point.values());
            assertThat(study.window()).isEqualTo(ReferencePoint.WINDOW);
        }
    }
}
