package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the documents tell people to type: every line of the {@code sh} blocks of README.md and docs/, every command in
 * the examples' comments and every {@code Example:} of the commands' help, as real processes in one empty directory.
 */
class DocumentedCommandsIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HELP = Pattern.compile("Example: (snops .*)");
    private static final Pattern COMMENT =
            Pattern.compile("#\\s+(snops (?:simulate|sweep|fit) conf/examples/\\S+(?: --out \\S+)?)");
    private static final long TIMEOUT_MINUTES = 5;

    @TempDir
    private Path directory;

    @Test
    void documents_commands_succeed() throws Exception {
        linkRepository();
        List<String> commands = new ArrayList<>();
        for (Path document : documents()) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                block.group(1).lines().filter(line -> !isThisBuild(line)).forEach(commands::add);
            }
        }

        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        runAll(commands);
    }

    @Test
    void help_examples_succeed() throws Exception {
        linkRepository();
        List<String> commands = new ArrayList<>();
        for (String command : List.of(
                "simulate",
                "sweep",
                "fit",
                "target",
                "validate",
                "devices",
                "version",
                "sql",
                "score",
                "reachable",
                "verify",
                "compact",
                "report",
                "bench")) {
            Matcher example = HELP.matcher(Snops.run(command, "--help").out());
            assertThat(example.find()).as("help of %s has an example", command).isTrue();
            commands.add("bin/" + shortened(example.group(1)));
        }

        runAll(commands);
    }

    @Test
    void exampleFiles_commands_succeed() throws Exception {
        linkRepository();
        List<String> commands = new ArrayList<>();
        for (Path example : list(Snops.ROOT.resolve("conf/examples"))) {
            Matcher comment = COMMENT.matcher(Files.readString(example));
            assertThat(comment.find()).as("command in %s", example).isTrue();
            commands.add("bin/" + shortened(comment.group(1)));
        }

        runAll(commands);
    }

    /** The command that runs this test. */
    private static boolean isThisBuild(String line) {
        return line.equals("mvn -B verify");
    }

    /** The same command in less time: full-length runs are the same code as short ones. */
    private static String shortened(String command) {
        if (command.contains("simulate-parent")) {
            return command
                    + " --set window.duration_ms=1050 --set window.burn_in_ms=50 --set window.count_window_ms=50";
        }
        if (command.contains("reference-")) {
            return command + " --set window.duration_ms=10500";
        }
        if (command.startsWith("snops fit")) {
            return command + " --set screening.duration_ms=2100 --set full.duration_ms=4100 --set round_size=4"
                    + " --set budget.rounds=2";
        }
        return command.startsWith("snops bench") ? command + " --duration-ms 1100" : command;
    }

    private void linkRepository() throws IOException {
        for (String folder : List.of("bin", "conf")) {
            Files.createSymbolicLink(directory.resolve(folder), Snops.ROOT.resolve(folder));
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Snops.ROOT.resolve("README.md")));
        try (Stream<Path> tree = Files.walk(Snops.ROOT.resolve("docs"))) {
            tree.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private void runAll(List<String> commands) throws Exception {
        for (String command : commands) {
            Path log = directory.resolve("log.txt");
            long start = System.nanoTime();
            Process process = new ProcessBuilder("bash", "-c", command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("%s ended; %s", command, Files.readString(log)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", command, Files.readString(log))
                    .isZero();
            // Where the time of the longest of all tests goes.
            System.out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, command);
        }
    }
}
