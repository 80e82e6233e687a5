package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.sweep.CostEstimate;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.driver.verify.StudyVerification;
import io.github.sparksnops.driver.verify.Verdict;
import io.github.sparksnops.network.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a study with itself. */
@Command(
        name = "verify",
        description =
                "Checks all of a study, without Spark: every file against its checksum, every row against the trial that it should be.",
        footer = {
            "",
            "Example: snops verify runs/sbn",
            "What is damaged is listed, with what mends it; for most of it, that is the study's own command with --resume."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "Directory of a sweep or a fit; it may still be running.")
    private String directory;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Verdict verdict = StudyVerification.of(directory);
        if (json) {
            console.out().println(Json.text(map(verdict)));
        } else {
            console.out().println(summary(verdict));
            verdict.notes().forEach(console::note);
            verdict.problems().forEach(console::error);
        }
        return verdict.problems().isEmpty() ? ExitCode.DONE : ExitCode.USER_ERROR;
    }

    private static String summary(Verdict verdict) {
        String planned = verdict.planned().isPresent()
                ? " of " + Quantity.of(verdict.planned().getAsLong(), "trial")
                : "";
        String trials = planned.isEmpty()
                ? Quantity.of(verdict.trials().total(), "trial")
                : verdict.trials().total() + planned;
        String found = verdict.problems().isEmpty()
                ? "no problem found"
                : Quantity.of(verdict.problems().size(), "problem") + " found";
        return verdict.command() + " " + verdict.study() + ": " + trials + " in "
                + Quantity.of(verdict.rounds(), "round") + ", " + Quantity.of(verdict.files(), "file") + " ("
                + CostEstimate.size(verdict.bytes()) + "): " + found;
    }

    private static Map<String, Object> map(Verdict verdict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("study", verdict.study().toString());
        map.put("command", verdict.command());
        map.put("rounds", verdict.rounds());
        map.put("files", verdict.files());
        map.put("bytes", verdict.bytes());
        map.put("trials", verdict.trials().total());
        map.put("planned", verdict.planned().isPresent() ? verdict.planned().getAsLong() : null);
        map.put("problems", verdict.problems().stream().map(VerifyCommand::map).toList());
        map.put("notes", verdict.notes());
        return map;
    }

    private static Map<String, String> map(Problem problem) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("where", problem.where());
        map.put("what", problem.what());
        map.put("how", problem.how());
        return map;
    }
}
