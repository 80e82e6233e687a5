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

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
