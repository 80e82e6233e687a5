package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.score.Reachability;
import io.github.sparksnops.driver.score.ScoredStudies;
import io.github.sparksnops.driver.spark.CoverageScan;
import io.github.sparksnops.driver.spark.QuietLoggers;
import io.github.sparksnops.driver.spark.ScoredTrials;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says where a target lies among what has been simulated. */
@Command(
        name = "reachable",
        description = "Shows where a target lies among the completed trials of studies, before anyone fits it.",
        footer = {
            "",
            "Example: snops reachable conf/targets/demo-1.yaml runs/sbn",
            "Several directories, or a pattern such as 'runs/*', are taken together. A study may still be running."
        })
final class ReachableCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TARGET", description = "File of target statistics.")
    private Path targetFile;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DIR...",
            hideParamSyntax = true,
            description = "Directories of studies, or patterns of them.")
    private List<String> directories;

    @Mixin
    private TargetOptions targetOptions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = FormatName.class,
            description = "table or json (one object); default: table.")
    private Format format;

    @Mixin
    private SparkOptions sparkOptions;

    @Spec
    private CommandSpec spec;

    /** How the answer is written. */
    enum Format {
        TABLE,
        JSON
    }

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Map<String, String> settings = sparkOptions.settings();
        TargetStatistics target = targetOptions.read(targetFile, "`snops reachable TARGET.yaml DIR...`");
        SnopsSession.check(settings, SnopsSession.Purpose.QUERY);
        ScoredStudies studies = ScoredStudies.open(directories, target, targetFile.toString(), console::warn);
        try (QuietLoggers quiet = QuietLoggers.ofTasks()) { // until Spark has stopped
            SparkSession spark = SnopsSession.open("snops reachable", settings, SnopsSession.Purpose.QUERY);
            try {
                console.note(ScoredTrials.of(spark, studies, target).scorable().sentence());
                return answer(target, CoverageScan.of(spark, studies, target), console);
            } finally {
                spark.stop();
            }
        }
    }

    private int answer(TargetStatistics target, Optional<Reachability> reachability, Console console) {
        if (reachability.isEmpty()) {
            console.note("there is nothing to compare the target with");
            return ExitCode.INFEASIBLE;
        }
        ReachText text = new ReachText(reachability.get(), target.used());
        if (format == Format.JSON) {
            console.out().println(Json.text(text.toMap()));
        } else {
            text.print(console.out());
        }
        return ExitCode.DONE;
    }

    /** Names of the formats in lower case, and nothing else. */
    static final class FormatName implements ITypeConverter<Format> {
        @Override
        public Format convert(String name) {
            return Arrays.stream(Format.values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of table, json"));
        }
    }
}
