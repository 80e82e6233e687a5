package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.network.simulation.SimulatorProvider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the application jar must hold besides classes. */
class ApplicationJarIT {
    @Test
    void jar_holdsTheLicencesOfWhatItContains() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("snops.jar"))) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();

            assertThat(names)
                    .contains("jcuda/Pointer.class", "io/jhdf/HdfFile.class", "smile/math/blas/LAPACK.class")
                    .contains("org/bytedeco/openblas/linux-x86_64/libopenblas.so.0")
                    .doesNotContain("LICENSE", "org/slf4j/Logger.class");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/licenses/jcuda.txt")).contains("Marco Hutter", "Permission is hereby");
            assertThat(text(jar, "META-INF/licenses/jhdf.txt")).contains("James Mudd", "Permission is hereby");
            assertThat(text(jar, "META-INF/licenses/smile.txt"))
                    .contains("Haifeng Li", "LESSER GENERAL PUBLIC LICENSE");
            assertThat(text(jar, "META-INF/licenses/gpl-3.txt")).contains("GNU GENERAL PUBLIC LICENSE");
            assertThat(text(jar, "META-INF/licenses/openblas.txt"))
                    .contains("OpenBLAS Project", "University of Tennessee");
            assertThat(text(jar, "META-INF/licenses/gcc-runtime.txt")).contains("RUNTIME LIBRARY EXCEPTION");
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains("JCuda", "jHDF", "MFL", "picocli", "META-INF/licenses", "Smile", "OpenBLAS", "JavaCPP");
        }
    }

    @Test
    void jar_simulatorsOfAllModules_areFoundByOneServiceFile() throws IOException {
        for (String property : List.of("snops.jar", "snops.thinJar")) {
            try (JarFile jar = new JarFile(System.getProperty(property))) {
                assertThat(text(jar, "META-INF/services/" + SimulatorProvider.class.getName()))
                        .contains("VectorSimulatorProvider", "ScalarSimulatorProvider", "GpuSimulatorProvider");
            }
        }
    }

    /** Whose class is taken would depend on the order of the class path: such a library would have to be relocated. */
    @Test
    void jar_classes_areNoneOfSparks() throws IOException {
        Set<String> ofSpark = new HashSet<>();
        for (String entry : Files.readString(Path.of(System.getProperty("snops.sparkClasspath")))
                .strip()
                .split(File.pathSeparator)) {
            ofSpark.addAll(classes(Path.of(entry)));
        }

        assertThat(ofSpark).contains("org/slf4j/Logger.class").hasSizeGreaterThan(10_000);
        assertThat(classes(Path.of(System.getProperty("snops.jar"))))
                .hasSizeGreaterThan(1000)
                .doesNotContainAnyElementsOf(ofSpark);
    }

    @Test
    void thinJar_holdsOurClassesAlone_andTheLibrariesLieBesideIt() throws IOException {
        Set<String> thin = classes(Path.of(System.getProperty("snops.thinJar")));
        Set<String> thinAndLibraries = new HashSet<>(thin);
        try (Stream<Path> libraries = Files.list(Path.of(System.getProperty("snops.libraries")))) {
            for (Path library : libraries.toList()) {
                thinAndLibraries.addAll(classes(library));
            }
        }

        assertThat(thin).hasSizeGreaterThan(300).allMatch(name -> name.startsWith("io/github/sparksnops/"));
        assertThat(thinAndLibraries).containsAll(classes(Path.of(System.getProperty("snops.jar"))));
    }

    private static Set<String> classes(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name ->
                            name.endsWith(".class") && !name.contains("META-INF") && !name.equals("module-info.class"))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
