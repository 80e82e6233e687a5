package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A running process of Spark, such as spark-submit, and the executors it has started. However a test ends, closing leaves none of them behind, so that
 * nobody writes into the test's folder any more.
 */
final class SubmittedProcess implements AutoCloseable {
    private static final Pattern EXECUTOR =
            Pattern.compile("CoarseGrainedExecutorBackend\\b.*--executor-id\\s+\\d+", Pattern.DOTALL);
    /** Only what hangs takes so long. */
    private static final long TIMEOUT_MINUTES = 5;

    private static final long EXECUTOR_END_SECONDS = 30;
    private static final int ENDING_CHARACTERS = 8000;

    private final Process process;
    private final Path output;
    private final Set<ProcessHandle> children = new HashSet<>();

    SubmittedProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Waits until something holds while the process runs. */
    void await(BooleanSupplier moment) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(TIMEOUT_MINUTES);
        while (!moment.getAsBoolean()) {
            assertThat(process.isAlive()).as("still running; %s", ending()).isTrue();
            assertThat(System.nanoTime()).as("the moment came; %s", ending()).isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    /** Executors among its children. */
    List<ProcessHandle> executors() {
        return process.descendants()
                .filter(child -> EXECUTOR.matcher(commandLine(child)).find())
                .toList();
    }

    /** Sends a signal, such as KILL, to the process itself. */
    void signal(String name) throws IOException, InterruptedException {
        signal(process.toHandle(), name);
    }

    static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(sent).as("SIG%s reached process %s", name, process.pid()).isZero();
    }

    /** Java's own answer stops at 4096 characters on Linux, and options of Spark take most of them. */
    private static String commandLine(ProcessHandle child) {
        try {
            return Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return child.info().commandLine().orElse("");
        }
    }

    /** Waits for the end; gives the exit code. */
    int finish() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(TIMEOUT_MINUTES);
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(children::add);
            assertThat(System.nanoTime()).as("ended in time; %s", ending()).isLessThan(deadline);
        }
        return process.exitValue();
    }

    /** All that the process wrote. */
    String log() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The last of it, for messages of tests. */
    String ending() {
        String log = log();
        return log.substring(Math.max(0, log.length() - ENDING_CHARACTERS));
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(children::add);
        process.destroyForcibly();
        process.waitFor();
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(EXECUTOR_END_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                child.destroyForcibly();
                child.onExit().join();
            }
        }
    }
}
