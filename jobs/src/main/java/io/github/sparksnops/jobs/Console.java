package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.study.RoundDamage;
import io.github.sparksnops.network.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person watches {@code err}: progress is shown only then
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {
    /** Console of a running command. */
    static Console of(CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), System.console() != null);
    }

    /** One line: a caution that stops nothing. */
    void warn(Problem problem) {
        err.println("snops: warning: " + sentence(problem));
        err.flush();
    }

    /** Rounds of a resumed study that were damaged, a line each. */
    void tellDropped(List<RoundDamage> dropped) {
        dropped.forEach(damage -> warn(new Problem(
                damage.where(),
                damage.what(),
                "round " + damage.round() + " is dropped and run again; events.jsonl keeps this")));
    }

    /** One line: what must be mended. */
    void error(Problem problem) {
        String sentence = sentence(problem);
        err.println(sentence.startsWith(Main.NAME + " ") ? sentence : Main.NAME + ": " + sentence);
        err.flush();
    }

    /** One line of plain information. */
    void note(String line) {
        err.println("snops: " + line);
        err.flush();
    }

    private static String sentence(Problem problem) {
        String how = problem.how();
        String start = how.isEmpty() ? "" : how.substring(0, 1).toUpperCase(Locale.ROOT) + how.substring(1) + ".";
        return (problem.where() + ": " + problem.what() + ". " + start).strip().replace('\n', ' ');
    }
}
