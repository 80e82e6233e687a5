package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees, up to the end of the process, where Spark does not start. */
class FailedStartIT {
    @TempDir
    private Path folder;

    @Test
    void sweep_settingThatSparkDoesNotTake_isOneMessageAndNothingIsWritten() throws Exception {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN + "sweep: {j_ee: [5, 20]}\n");
        Path log = folder.resolve("log.txt");

        Process process = new ProcessBuilder(
                        Snops.ROOT.resolve("bin/snops").toString(),
                        "sweep",
                        config.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--conf",
                        "spark.driver.maxResultSize=abc")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(Files.readString(log).lines().filter(line -> !line.contains("incubator")))
                .singleElement()
                .asString()
                .startsWith("snops: --conf spark.driver.maxResultSize=abc: Spark does not start");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
