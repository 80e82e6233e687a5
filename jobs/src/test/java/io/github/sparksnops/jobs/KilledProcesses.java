package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Real processes of the launcher that are ended at chosen moments; all write into one log.
 *
 * @param directory holds the log
 */
record KilledProcesses(Path directory) {
    private static final long TIMEOUT_MINUTES = 5;

    Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log.txt").toFile()))
                .start();
    }

    /** Waits for the end; gives the exit code. */
    int finish(Process process) throws InterruptedException, IOException {
        boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended in time; %s", log()).isTrue();
        return process.exitValue();
    }

    /** SIGKILL at the moment when something holds. */
    void killWhen(Process process, BooleanSupplier moment) throws InterruptedException, IOException {
        waitFor(process, moment);
        process.destroyForcibly();
        process.waitFor();
        assertThat(process.exitValue())
                .as("killed before it was done; %s", log())
                .isEqualTo(128 + 9);
    }

    /** Waits until something holds while a process runs. */
    void waitFor(Process process, BooleanSupplier moment) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(TIMEOUT_MINUTES);
        while (!moment.getAsBoolean()) {
            assertThat(process.isAlive()).as("still running; %s", log()).isTrue();
            assertThat(System.nanoTime()).as("the moment came; %s", log()).isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("log.txt"));
    }
}
