package io.github.sparksnops.stats.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same counts give the same statistics, to the bit, in any JVM and on any thread. */
class FactorAnalysisBitIdentityTest {
    private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    private static List<String> lines(List<FactorAnalysisCases.Case> cases) {
        return cases.stream().map(FactorAnalysisCases.Case::line).toList();
    }

    /** Pins the results for good: whoever changes one of these changes results, and says so in CHANGELOG.md. */
    @Test
    void statistics_fixedCounts_arePinned() {
        assertThat(lines(FactorAnalysisCases.full()))
                .containsExactly(
                        "published e9c97710016fcb1a",
                        "uneven fb32c3bf75283b99",
                        "parallel d8693ffa3a81f7cf",
                        "even fdb994591c6fe6ab",
                        "odd dc160d90e3074647",
                        "fixed b159416b96890069");
    }

    @Test
    void statistics_onManyThreadsAtOnce_areTheSame() throws Exception {
        List<String> expected = lines(FactorAnalysisCases.full());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                tasks.add(() -> lines(FactorAnalysisCases.full()));
            }
            for (Future<List<String>> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void statistics_anyVectorLength_areTheSame(int vectorBytes) throws Exception {
        List<String> lines = fork(THIS_JDK, "full", "-XX:MaxVectorSize=" + vectorBytes);

        // A processor may have shorter vectors than the limit allows, and long ones are not used.
        int lanes = Math.min(vectorBytes / Double.BYTES, DenseProduct.SPECIES.length());
        assertThat(lines.get(0)).isEqualTo("lanes " + lanes);
        assertThat(lines.subList(1, lines.size())).isEqualTo(lines(FactorAnalysisCases.full()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-XX:-UseFMA"})
    void statistics_anyCompiler_areTheSame(String option) throws Exception {
        List<String> lines = fork(THIS_JDK, "small", option);

        assertThat(lines.subList(1, lines.size())).isEqualTo(lines(FactorAnalysisCases.small()));
    }

    /** Other JDKs on this machine, where there are any, must agree to the bit. */
    @Test
    void statistics_otherJdks_areTheSame() throws Exception {
        try (Stream<Path> siblings = Files.list(THIS_JDK.toRealPath().getParent())) {
            for (Path jdk : siblings.toList()) {
                if (Files.isExecutable(jdk.resolve("bin/java"))
                        && !jdk.toRealPath().equals(THIS_JDK.toRealPath())) {
                    List<String> lines = fork(jdk, "full", "-Xmx512m");

                    assertThat(lines.subList(1, lines.size()))
                            .as("JDK %s", jdk)
                            .isEqualTo(lines(FactorAnalysisCases.full()));
                }
            }
        }
    }

    private static List<String> fork(Path jdk, String cases, String option) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = List.of(
                jdk.resolve("bin/java").toString(),
                "-Xmx512m",
                option,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                classPath,
                FactorAnalysisCases.class.getName(),
                cases);
        File errors = File.createTempFile("factors", ".err");
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        try (Stream<String> output = process.inputReader().lines()) {
            List<String> lines = output.toList();
            assertThat(process.waitFor()).as(Files.readString(errors.toPath())).isZero();
            return lines;
        } finally {
            Files.delete(errors.toPath());
        }
    }
}
