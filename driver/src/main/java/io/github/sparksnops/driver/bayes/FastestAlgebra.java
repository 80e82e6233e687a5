package io.github.sparksnops.driver.bayes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries OpenBLAS once in this JVM, and says so in the log where it is not to be had. */
final class FastestAlgebra {
    private static final Logger log = LoggerFactory.getLogger(FastestAlgebra.class);

    static final DenseAlgebra CHOSEN = choose();

    private FastestAlgebra() {}

    private static DenseAlgebra choose() {
        try {
            return OpenBlas.open();
        } catch (LinkageError missing) {
            // Natives come for linux-x86_64 only; JavaCPP's errors for a missing or unusable one are all of this kind.
            log.warn(
                    "Gaussian processes run in plain Java, several times slower: OpenBLAS cannot be loaded ({})",
                    missing.toString());
            return new PlainAlgebra();
        }
    }
}
