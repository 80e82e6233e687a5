package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.study.Compaction;
import io.github.sparksnops.driver.sweep.CostEstimate;
import io.github.sparksnops.driver.sweep.Quantity;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a few large files of a study's many small ones. */
@Command(
        name = "compact",
        description = "Puts the rows of a study that no run is writing to into few large files, without Spark.",
        footer = {
            "",
            "Example: snops compact runs/sbn",
            "All rows, their order and their columns stay. It may be killed at any moment; the same command then goes on."
        })
final class CompactCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of a sweep or a fit.")
    private String directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Compaction.Summary done = Compaction.run(directory);
        Console.of(spec)
                .out()
                .println(Quantity.of(done.rows(), "row") + " of " + done.study() + ": "
                        + Quantity.of(done.filesBefore(), "file") + " (" + CostEstimate.size(done.bytesBefore())
                        + ") before, now " + Quantity.of(done.filesAfter(), "file") + " ("
                        + CostEstimate.size(done.bytesAfter()) + ")");
        return ExitCode.DONE;
    }
}
