package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the application jar must hold besides classes. */
class ApplicationJarIT {
    @Test
    void jar_holdsTheLicencesOfWhatItContains() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("snops.jar"))) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();

            assertThat(names)
                    .contains("jcuda/Pointer.class", "io/jhdf/HdfFile.class")
                    .doesNotContain("LICENSE");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/licenses/jcuda.txt")).contains("Marco Hutter", "Permission is hereby");
            assertThat(text(jar, "META-INF/licenses/jhdf.txt")).contains("James Mudd", "Permission is hereby");
            assertThat(text(jar, "META-INF/NOTICE")).contains("JCuda", "jHDF", "MFL", "picocli", "META-INF/licenses");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
