package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.spark.QueryOutput;
import io.github.sparksnops.driver.spark.QuietLoggers;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialQuery;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.driver.sql.ShippedQuery;
import io.github.sparksnops.driver.sql.SqlDialect;
import io.github.sparksnops.driver.sql.StudyViews;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "`DESCRIBE trials` shows the columns. Further views: `parameter_sets`, `parameter_values`, and `scores`, the same table"
                    + " with costs: against --target, or a fit's own target."
        })
final class SqlCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Directory of the study; it may still be running.")
    private String directory;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "QUERY",
            description = "One SQL statement that asks; those that change something are refused.")
    private String query;

    @Option(
            names = "--query",
            paramLabel = "NAME",
            converter = QueryName.class,
            description = "A query that comes with snops, in place of QUERY.")
    private ShippedQuery shipped;

    @Option(names = "--queries", description = "List those queries and what they answer.")
    private boolean listed;

    @Option(
            names = "--views",
            paramLabel = "ENGINE",
            converter = EngineName.class,
            description = "Print, for spark or duckdb, the SQL that defines the views; nothing is asked.")
    private SqlDialect views;

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
        if (listed) {
            list(console.out());
            return ExitCode.DONE;
        }
        requireOneQuestion();
        Map<String, String> settings = sparkOptions.settings();
        SnopsSession.check(settings, SnopsSession.Purpose.QUERY);
        FinishedRounds study = StudyTable.finished(directory).requireSome();
        Optional<TargetStatistics> target = Optional.ofNullable(targetFile).map(TargetReader::read);
        target.ifPresent(t -> ScoredStudies.requireFit(study, t, targetFile.toString(), console::warn));
        if (views != null) {
            console.out().print(study.views(views, target));
            return ExitCode.DONE;
        }
        try (QuietLoggers quiet = QuietLoggers.ofTasks()) { // until Spark has stopped
            answer(settings, study, target, console.out());
        }
        return ExitCode.DONE;
    }

    private void answer(
            Map<String, String> settings, FinishedRounds study, Optional<TargetStatistics> target, PrintWriter out) {
        SparkSession spark = SnopsSession.open("snops sql " + directory, settings, SnopsSession.Purpose.QUERY);
        try {
            TrialTable.register(spark, study, target);
            format.write(TrialQuery.of(spark, shipped == null ? query : shipped.text()), out);
        } catch (Exception e) { // Spark's checked ones are not declared to Java
            throw userError(e);
        } finally {
            spark.stop();
        }
    }

    private static void list(PrintWriter out) {
        int width = ShippedQuery.NAMES.stream().mapToInt(String::length).max().orElse(0);
        for (ShippedQuery each : ShippedQuery.all()) {
            out.println(each.name() + " ".repeat(width + 2 - each.name().length()) + each.question());
        }
    }

    private void requireOneQuestion() {
        if (directory == null) {
            throw new UserError(
                    "DIR",
                    "no study is named",
                    "write `snops sql DIR QUERY`; `snops sql --queries` lists ready queries");
        }
        long questions =
                Stream.of(query, shipped, views).filter(Objects::nonNull).count();
        if (questions != 1) {
            throw new UserError(
                    "QUERY",
                    questions == 0 ? "nothing is asked" : "more than one of QUERY, --query and --views is given",
                    "give a SELECT in quotes, or --query NAME; `snops sql --queries` lists the names");
        }
    }

    /** Names of the queries that come with snops. */
    static final class QueryName implements ITypeConverter<ShippedQuery> {
        @Override
        public ShippedQuery convert(String name) {
            return ShippedQuery.named(name)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + name + "' is none of " + String.join(", ", ShippedQuery.NAMES)));
        }
    }

    /** Names of the engines in lower case. */
    static final class EngineName implements ITypeConverter<SqlDialect> {
        @Override
        public SqlDialect convert(String name) {
            return Arrays.stream(SqlDialect.values())
                    .filter(dialect -> dialect.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of spark, duckdb"));
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
        return message.contains("`" + StudyViews.SCORES + "`")
                ? "the view " + StudyViews.SCORES + " is there with --target TARGET"
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
