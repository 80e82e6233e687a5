package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.score.ScorableRows;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.spark.QuietLoggers;
import io.github.sparksnops.driver.spark.RankedRows;
import io.github.sparksnops.driver.spark.ScoredTrials;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ranks every stored trial by its cost against a target; nothing is simulated. */
@Command(
        name = "score",
        description = "Ranks the completed trials of studies by their cost against a target, best first.",
        footer = {
            "",
            "Example: snops score runs/sbn conf/targets/demo-1.yaml",
            "Several directories, or a pattern such as 'runs/*', are ranked together. A study may still be running."
        })
final class ScoreCommand implements Callable<Integer> {
    private static final int ROWS_OF_A_TABLE = 20;

    @Parameters(
            arity = "2..*",
            paramLabel = "DIR... TARGET",
            hideParamSyntax = true,
            description = "Directories of studies or patterns of them, and last the file of target statistics.")
    private List<String> words;

    @Mixin
    private TargetOptions targetOptions;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "L2 (squared distances over variances) or L1; default: the target's.")
    private Metric metric;

    @Option(
            names = "--by-parameters",
            description = "Rank parameter sets by their mean cost over the repeats, with its standard error.")
    private boolean byParameters;

    @Option(names = "--limit", paramLabel = "N", description = "Only the best N; default: 20 in a table, else all.")
    private Integer limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = ScoreFormat.Name.class,
            description = "table, csv, json (an array of objects) or parquet; default: table.")
    private ScoreFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write into a file; parquet needs one.")
    private Path out;

    @Mixin
    private SparkOptions sparkOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Map<String, String> settings = sparkOptions.settings();
        Path targetFile = UserPath.of(words.get(words.size() - 1));
        TargetStatistics read = targetOptions.read(targetFile, "`snops score DIR... TARGET.yaml`");
        TargetStatistics target = metric == null ? read : read.withMetric(metric);
        checkOptions();
        Optional<ResultFile> file = Optional.ofNullable(out).map(ResultFile::of);
        SnopsSession.check(settings, SnopsSession.Purpose.QUERY);
        ScoredStudies studies =
                ScoredStudies.open(words.subList(0, words.size() - 1), target, targetFile.toString(), console::warn);
        try (QuietLoggers quiet = QuietLoggers.ofTasks()) { // until Spark has stopped
            SparkSession spark = SnopsSession.open("snops score", settings, SnopsSession.Purpose.QUERY);
            try {
                ScoredTrials trials = ScoredTrials.of(spark, studies, target);
                return rank(most().isPresent() ? trials : trials.kept(), file, console);
            } finally {
                spark.stop();
            }
        }
    }

    private void checkOptions() {
        if (limit != null && limit < 1) {
            throw new UserError("--limit " + limit, "no number of rows", "give a whole number of at least 1");
        }
        if (format == ScoreFormat.PARQUET && out == null) {
            throw new UserError("--format parquet", "Parquet is not for the terminal", "add --out FILE.parquet");
        }
    }

    private int rank(ScoredTrials trials, Optional<ResultFile> file, Console console) {
        ScorableRows scorable = trials.scorable();
        console.note(scorable.sentence());
        if (scorable.scored() == 0) {
            console.note("there is nothing to rank");
            return ExitCode.INFEASIBLE;
        }
        Dataset<Row> best = byParameters ? trials.bestParameters() : trials.best();
        RankedRows rows = RankedRows.of(most().map(best::limit).orElse(best));
        if (file.isPresent()) {
            file.get().write(unfinished -> format.write(rows, unfinished));
            console.note("wrote " + Quantity.of(rows.rank(), "row") + " to " + out);
        } else {
            format.write(rows, console.out());
        }
        return ExitCode.DONE;
    }

    /** Rows to show; empty for all. */
    private Optional<Integer> most() {
        return format == ScoreFormat.TABLE && limit == null ? Optional.of(ROWS_OF_A_TABLE) : Optional.ofNullable(limit);
    }
}
