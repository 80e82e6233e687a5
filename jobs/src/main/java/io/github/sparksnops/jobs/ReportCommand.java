package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.report.Report;
import io.github.sparksnops.driver.report.ReportPage;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code snops report}: a study as one HTML file, without Spark. */
@Command(
        name = "report",
        description = "Writes what a sweep or a fit found as one HTML file with charts, which needs no network.",
        footer = {
            "",
            "Example: snops report runs/sbn --out sbn.html",
            "The study may still be running. An earlier report of that name is replaced."
        })
final class ReportCommand implements Callable<Integer> {
    /** Where a report says that it is one. */
    private static final int HEAD_BYTES = 1000;

    @Parameters(paramLabel = "DIR", description = "Directory of a sweep or a fit.")
    private String directory;

    @Option(names = "--out", paramLabel = "FILE", description = "Name of the page; default: DIR/report.html.")
    private Path out;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Trials for charts and table, about; of more a sample is taken; default: 100000.")
    private int rows;

    @Option(
            names = "--with-activity",
            description =
                    "Simulate one trial once more and show its spikes, potentials and correlations; takes as long as"
                            + " the trial did.")
    private boolean withActivity;

    @Option(
            names = "--trial",
            paramLabel = "ID",
            description =
                    "trial_id for --with-activity; default: of a fit the best, of a sweep the first that completed.")
    private String trial;

    @Mixin
    private SimulatorOption simulatorOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        checkOptions();
        FinishedRounds study = StudyTable.finished(directory).requireSome();
        Path page = out == null ? study.study().resolve("report.html") : out;
        ResultFile file = ResultFile.of(page);
        requireReport(page);
        Report report = report(study, console);
        file.write(unfinished -> ReportPage.write(report, unfinished));
        report.words().forEach(console::note);
        console.note("wrote " + page);
        return ExitCode.DONE;
    }

    private void checkOptions() {
        if (rows < 1) {
            throw new UserError("--rows " + rows, "no number of rows", "give a whole number of at least 1");
        }
        if (trial != null && !withActivity) {
            throw new UserError(
                    "--trial " + trial, "it is for --with-activity", "add --with-activity, or leave it out");
        }
    }

    private Report report(FinishedRounds study, Console console) {
        if (!withActivity) {
            return Report.of(
                    study, SoftwareVersion.ofThisBuild(), new Report.Options(rows, Optional.empty(), Optional.empty()));
        }
        try (Simulator simulator = simulatorOption.select(console).provider().open(SimulatorSettings.DEFAULT)) {
            return Report.of(
                    study,
                    SoftwareVersion.ofThisBuild(),
                    new Report.Options(rows, Optional.of(simulator), Optional.ofNullable(trial)));
        }
    }

    /** A file that is no report stays as it is: it may be the study's own. */
    private static void requireReport(Path page) {
        if (!Files.exists(page)) {
            return;
        }
        try (InputStream in = Files.newInputStream(page)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            if (!head.contains(ReportPage.MARK)) {
                throw new UserError("--out " + page, "the file exists and is no report", "name another file");
            }
        } catch (IOException e) {
            throw UserErrors.unwritable("--out", page, e);
        }
    }
}
