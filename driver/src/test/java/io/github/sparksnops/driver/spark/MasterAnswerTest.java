package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAnswerTest {
    /** Of TCP's first ports, on which nobody listens. */
    private static final String SILENT = "127.0.0.1:1";

    @Test
    void problem_oneOfTwoMastersAnswers_none() throws IOException {
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(MasterAnswer.problem("spark://" + SILENT + ",127.0.0.1:" + master.getLocalPort()))
                    .isEmpty();
        }
    }

    @Test
    void problem_nobodyListens_namesThem() {
        assertThat(MasterAnswer.problem("spark://" + SILENT)).hasValueSatisfying(problem -> {
            assertThat(problem.where()).isEqualTo("--master spark://" + SILENT);
            assertThat(problem.what()).contains("no master answers", SILENT, "refused");
        });
    }

    @Test
    void problem_noPort_saysSo() {
        assertThat(MasterAnswer.problem("spark://host"))
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("no host and port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "yarn", "k8s://https://127.0.0.1:1"})
    void problem_otherMasters_areNotAsked(String url) {
        assertThat(MasterAnswer.problem(url)).isEmpty();
    }
}
