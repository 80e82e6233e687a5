package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.files.UserPath;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of {@code bin/snops} and of spark-submit. */
@Command(
        name = Main.NAME,
        description = "Simulates, sweeps and fits spiking network models, from a laptop to a Spark cluster.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example: snops simulate conf/examples/simulate-sbn.yaml",
            "`snops COMMAND --help` shows a command's options, an example and its exit codes."
        },
        subcommands = {
            SimulateCommand.class,
            SweepCommand.class,
            FitCommand.class,
            SqlCommand.class,
            TargetCommand.class,
            ScoreCommand.class,
            ReachableCommand.class,
            VerifyCommand.class,
            CompactCommand.class,
            ReportCommand.class,
            ValidateCommand.class,
            DevicesCommand.class,
            BenchCommand.class,
            VersionCommand.class
        })
public final class Main implements Runnable {
    /** As people type it. */
    static final String NAME = "snops";

    private static final int HELP_WIDTH = 110;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** Runs a command; ends the JVM only where the exit code is not 0, so that spark-submit sees both. */
    public static void main(String[] args) {
        StandardOutput results = StandardOutput.ofProcess();
        PrintWriter out = new PrintWriter(results, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(args, out, err);
        if (code == ExitCode.DONE && results.lost().isPresent()) {
            code = Failures.report(results.lost().get(), new Console(out, err, false));
        }
        if (code != ExitCode.DONE) {
            System.exit(code);
        }
    }

    /**
     * Runs a command in this JVM.
     *
     * @return exit code
     */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        int code;
        try {
            code = commandLine(out, err).execute(args);
        } catch (Throwable e) { // errors of the JVM pass through picocli
            code = Failures.report(e, new Console(out, err, false));
        }
        out.flush();
        err.flush();
        return code;
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setExpandAtFiles(false);
        commandLine.registerConverter(Path.class, UserPath::of);
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setParameterExceptionHandler(Failures::ofCommandLine);
        commandLine.setExecutionExceptionHandler(Failures::ofCommand);
        commandLine.getSubcommands().values().forEach(Main::showExitCodes);
        return commandLine;
    }

    private static void showExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.MEANINGS);
    }

    /** Without a command: says what there is. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
