package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.study.FullDisk;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.RoundReport;
import io.github.sparksnops.driver.study.StudyDirectory;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.trial.TrialPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The next round of a study, from its empty directory to its manifest. */
public final class RoundFiles {
    private final StudyDirectory study;
    private final int round;
    private final Path directory;
    private final Instant started = Instant.now();

    private RoundFiles(StudyDirectory study) {
        this.study = study;
        this.round = study.nextRound();
        this.directory = study.trialsOf(round);
    }

    /** Makes the directory. Here and not by whoever writes the rows: an executor that does not see it must not make one of its own. */
    public static RoundFiles begin(StudyDirectory study) {
        RoundFiles files = new RoundFiles(study);
        try {
            Files.createDirectories(files.directory);
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot make", files.directory, e);
        }
        return files;
    }

    public int round() {
        return round;
    }

    /** Where the rows are to be written. */
    public TrialWork.Target target() {
        return new TrialWork.Target(study.name(), directory.toString(), study.origin());
    }

    /**
     * Reads the rows back, and makes the round visible if they are what was planned.
     *
     * @param names of the files that hold the rows
     */
    public Manifest finish(TrialPlan plan, PlanRange range, List<String> names) {
        try {
            RoundRows written = RoundRows.read(directory, names);
            written.requireExactly(plan, range);
            return study.commit(
                    new RoundReport(round, range, started, Instant.now(), written.counts()),
                    written.files(),
                    written.trialIds());
        } catch (IOException e) {
            throw FullDisk.unchecked("cannot read back", directory, e);
        }
    }
}
