package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.NearestName;
import io.github.sparksnops.driver.spark.FullHeap;
import io.github.sparksnops.driver.spark.SparkEnd;
import io.github.sparksnops.driver.study.FullDisk;
import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into messages and an exit code: the user's mistakes without stack trace, ours with. */
final class Failures {
    /** 128 + SIGINT, as shells have it. */
    private static final int INTERRUPTED = 130;

    private Failures() {}

    /** A command line that cannot be read. */
    static int ofCommandLine(ParameterException e, String[] args) {
        Console console = Console.of(e.getCommandLine().getCommandSpec());
        if (e.getCause() instanceof UserError error) {
            return report(error, console);
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        String what = e.getMessage().replaceAll("\\s*\\R\\s*", " ").replaceAll("[.\\s]+$", "");
        String how = suggestion(e)
                .map(name -> "did you mean " + name + "? `" + command + " --help` shows all")
                .orElse("`" + command + " --help` shows what there is, with an example");
        console.error(new Problem(command.equals(Main.NAME) ? "command line" : command, what, how));
        return ExitCode.USER_ERROR;
    }

    /** A command that ended with an exception. */
    static int ofCommand(Exception e, CommandLine commandLine, ParseResult parsed) {
        return report(e, Console.of(commandLine.getCommandSpec()));
    }

    /** Anything thrown. */
    static int report(Throwable e, Console console) {
        Optional<UserError> mendable = userError(e);
        if (mendable.isPresent()) {
            mendable.get().problems().forEach(console::error);
            return ExitCode.USER_ERROR;
        }
        if (e instanceof CancellationException) {
            console.note("cancelled");
            return INTERRUPTED;
        }
        e.printStackTrace(console.err());
        console.note("this is a fault of snops: please report it, with the lines above and your command");
        return ExitCode.BUG;
    }

    /** What the user can mend; Spark wraps what a task throws. */
    private static Optional<UserError> userError(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError error) {
                return Optional.of(error);
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(FullHeap.userError(HostName.ofThisMachine()));
            }
        }
        return FullDisk.causes(e) ? Optional.of(FullDisk.userError("disk")) : SparkEnd.userError(e);
    }

    private static Optional<String> suggestion(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String typed = unmatched.getUnmatched().get(0).replaceAll("=.*", "");
        List<String> known = new ArrayList<>();
        if (typed.startsWith("-")) {
            e.getCommandLine().getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        } else {
            known.addAll(e.getCommandLine().getSubcommands().keySet());
        }
        return NearestName.of(typed, known);
    }
}
