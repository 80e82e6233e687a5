package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.spark.QueryOutput;
import io.github.sparksnops.driver.spark.QuietLoggers;
import io.github.sparksnops.driver.spark.ScoredTrials;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialQuery;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Asks a study's table. */
@Command(
        name = "sql",
        description = "Runs a Spark SQL query over the finished trials of a study; they are the view `trials`.",
        footer = {
            "",
            "Example: snops sql runs/sbn \"SELECT j_ei, avg(rate_hz) FROM trials WHERE status = 'COMPLETED' GROUP BY j_ei\"",
            "`DESCRIBE trials` shows the columns. With --target, the view `scores` is the same table with costs."
        })
final class SqlCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the study; it may still be running.")
    private String directory;

    @Parameters(
            index = "1",
            paramLabel = "QUERY",
            description = "One SQL statement that asks; those that change something are refused.")
    private String query;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = FormatName.class,
            description = "table, csv or json (an array of objects); default: table.")
    private QueryOutput format;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description =
                    "Target statistics: adds the view `scores`, all columns of `trials` with cost and cost_terms against"
                            + " this target, log_cost, and z_ columns.")
    private Path targetFile;

    @Mixin
    private SparkOptions sparkOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Map<String, String> settings = sparkOptions.settings();
        SnopsSession.check(settings);
        FinishedRounds study = StudyTable.finished(directory).requireSome();
        Optional<TargetStatistics> target = Optional.ofNullable(targetFile).map(TargetReader::read);
        target.ifPresent(t -> ScoredStudies.requireFit(study, t, targetFile.toString(), console::warn));
        try (QuietLoggers quiet = QuietLoggers.ofTasks()) { // until Spark has stopped
            answer(settings, study, target, console.out());
        }
        return ExitCode.DONE;
    }

    private void answer(
            Map<String, String> settings, FinishedRounds study, Optional<TargetStatistics> target, PrintWriter out) {
        SparkSession spark = SnopsSession.open("snops sql " + directory, settings, SnopsSession.Purpose.QUERY);
        try {
            TrialTable.register(spark, study);
            target.ifPresent(t -> ScoredTrials.register(spark, study, t));
            format.write(TrialQuery.of(spark, query), out);
        } catch (Exception e) { // Spark's checked ones are not declared to Java
            throw userError(e);
        } finally {
            spark.stop();
        }
    }

    /** Names of the formats in lower case, and nothing else. */
    static final class FormatName implements ITypeConverter<QueryOutput> {
        @Override
        public QueryOutput convert(String name) {
            return Arrays.stream(QueryOutput.values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of table, csv, json"));
        }
    }

    /** A query that Spark refuses, or that fails on the data, is the user's to mend; anything else is not. */
    private static RuntimeException userError(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean query = cause instanceof SparkThrowable spark
                    && spark.getCondition() != null
                    && !spark.isInternalError()
                    && !(cause instanceof org.apache.spark.SparkException);
            if (query) {
                return new UserError("QUERY", firstLine(cause.getMessage()), remedy(cause.getMessage()));
            }
        }
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }

    private static String remedy(String message) {
        return message.contains("`" + ScoredTrials.VIEW + "`")
                ? "the view " + ScoredTrials.VIEW + " is there with --target TARGET"
                : "`DESCRIBE trials` shows the columns";
    }

    private static String firstLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("[.;\\s]+$", "");
    }
}
