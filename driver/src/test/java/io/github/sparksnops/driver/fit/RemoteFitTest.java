package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.hadoop.ObjectStore;
import io.github.sparksnops.driver.hadoop.TestHdfs;
import io.github.sparksnops.driver.report.Report;
import io.github.sparksnops.driver.report.ReportPage;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.study.Compaction;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.verify.StudyVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits on HDFS and on an object store, with their configuration and target there too, are what they are on a disk. */
class RemoteFitTest {
    @TempDir
    private Path disk;

    static List<Path> folders() throws IOException {
        return List.of(TestHdfs.folder("fits"), ObjectStore.bucket("fits"));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void fit_interruptedResumedAndReadByAnother_sameAsOnADisk(Path folder) throws IOException {
        FitConfiguration fit = Fits.in(folder, "budget.rounds=2");
        assertThat(fit.target().file()).isEqualTo(folder.resolve("target.yaml"));
        FitRuns local = FitRuns.in(disk);
        FitRuns remote = FitRuns.in(folder);
        FitSummary expected = local.run("a", fit);
        AtomicInteger looks = new AtomicInteger();
        remote.runUntil("a", fit, () -> looks.getAndIncrement() >= 1);

        FitSummary resumed = remote.run("a", fit);

        assertThat(remote.science("a")).isEqualTo(local.science("a"));
        assertThat(Fits.texts(resumed.history())).isEqualTo(Fits.texts(expected.history()));
        for (FitSummary summary : List.of(expected, resumed)) {
            new FitTables(fit, summary.history(), summary.leader()).write(summary.study());
        }
        for (String table : List.of("leaders.csv", "ranges.csv", "best.yaml")) {
            assertThat(Files.readString(remote.path("a").resolve(table)))
                    .as(table)
                    .isEqualTo(Files.readString(local.path("a").resolve(table)));
        }
        assertThat(earlier(fit, remote)).isEqualTo(earlier(fit, local)).isNotEmpty();
        report(remote);
        Compaction.run(remote.path("a").toString());
        assertThat(remote.science("a")).isEqualTo(local.science("a"));
        assertThat(StudyVerification.of(remote.path("a").toString()).problems()).isEmpty();
    }

    /** What another fit would start from, by its --from. */
    private static List<String> earlier(FitConfiguration fit, FitRuns runs) {
        return Fits.texts(new SearchHistory(
                EarlierStudies.read(fit, List.of(runs.path("a").toString())).evaluations()));
    }

    private static void report(FitRuns remote) throws IOException {
        Report report = Report.of(
                StudyTable.finished(remote.path("a").toString()),
                new SoftwareVersion("1.2.3", "abc"),
                new Report.Options(100, Optional.empty(), Optional.empty()));
        Path page = remote.path("a").resolve("report.html");

        ReportPage.write(report, page);

        assertThat(Files.readString(page)).contains(ReportPage.MARK);
    }
}
