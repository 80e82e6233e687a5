package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.spark.SnopsSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, for real: a small file system in memory, which a process may mount in name spaces of its own ({@code unshare}) where
 * it is root, or users may have such. Where neither is so, this test fails: it does not pass without having looked.
 */
class FullDiskIT {
    private static final String CONFIGURATION =
            """
            network: random-balanced
            sizes: {e: 80, i: 20, x: 80}
            sweep: {tau_decay_i: {from: 4, to: 16, steps: 15}, j_ee: {from: 5, to: 30, steps: 10}}
            seed: 7
            window: {duration_ms: 1500, burn_in_ms: 500, count_window_ms: 100, dt_ms: 0.05}
            statistics: {neurons: 10, samplings: 5, min_rate_hz: 0.5, factor_analysis: {method: none}}
            """;

    /**
     * Arguments: folder of the test, launcher, setting of the waves. The disk becomes full after the first wave, and has room again later. Leaves
     * the study that was on the disk, and what was said.
     */
    private static final String SWEEP =
            """
            cd "$1"
            mount -t tmpfs -o size=16m none disk || { echo 'cannot mount'; exit 99; }
            "$2" sweep sweep.yaml --out disk/study --master 'local[2]' --conf "$3" > full.txt 2>&1 &
            until [ -e disk/study/rounds/00000.json ] || ! kill -0 $!; do sleep 0.01; done
            cat /dev/zero > disk/ballast 2>/dev/null
            wait $!
            echo "full $?"
            rm disk/ballast
            "$2" sweep sweep.yaml --out disk/study --master 'local[2]' --conf "$3" --resume > resumed.txt 2>&1
            echo "resumed $?"
            cp -r disk/study kept
            cat /dev/zero > disk/ballast 2>/dev/null
            "$2" score kept target.yaml --master 'local[2]' --format csv --out disk/scores.csv > score.txt 2>&1
            echo "score $?"
            ls -A disk
            """;

    /**
     * Arguments: folder of the test, launcher, changes of the fit. The disk becomes full after the first round; whatever is asked of the fit
     * then cannot be written, until the disk has room again.
     */
    private static final String FIT =
            """
            cd "$1"
            mount -t tmpfs -o size=16m none disk || { echo 'cannot mount'; exit 99; }
            "$2" fit fit.yaml --out disk/fit --local $3 > full.txt 2>&1 &
            until [ -e disk/fit/rounds/00000.json ] || ! kill -0 $!; do sleep 0.01; done
            cat /dev/zero > disk/ballast 2>/dev/null
            wait $!
            echo "full $?"
            "$2" report disk/fit > report.txt 2>&1
            echo "report $?"
            "$2" sql disk/fit 'SELECT * FROM trials' --master 'local[2]' --format csv > disk/rows.csv 2> sql.txt
            echo "sql $?"
            ls -A disk disk/fit
            rm disk/ballast
            "$2" fit fit.yaml --out disk/fit --local $3 --resume > resumed.txt 2>&1
            echo "resumed $?"
            cp -r disk/fit kept
            """;

    @TempDir
    private Path folder;

    @Test
    void sweep_diskFullInBetween_saysSoAndGoesOnWithTheSameTable() throws Exception {
        Path config = Files.writeString(folder.resolve("sweep.yaml"), CONFIGURATION);
        Files.writeString(folder.resolve("target.yaml"), SmallFit.target(15, 1, 0.9, 0.05, 0, 0.01));
        Files.createDirectory(folder.resolve("disk"));
        String waves = SnopsSession.WAVE_SECONDS + "=0.1";
        Path undisturbed = folder.resolve("undisturbed");
        Snops whole = Snops.run("sweep", config, "--out", undisturbed, "--master", "local[2]", "--conf", waves);
        assertThat(whole.exitCode()).as(whole.err()).isZero();

        List<String> said = script(SWEEP, waves);

        assertThat(said)
                .as("%s", said)
                .startsWith("full 2", "resumed 0", "score 2")
                .contains("ballast", "study");
        assertThat(said).hasSize(5);
        assertSays("full.txt", "the disk is full", "--resume");
        assertThat(Files.readString(folder.resolve("full.txt"))).doesNotContain("error: 0 of 150 trials");
        assertSays("score.txt", "--out disk/scores.csv: cannot write", "on a disk with space");
        assertThat(Snops.run("verify", folder.resolve("kept")).exitCode()).isZero();
        List<List<String>> tables = ScienceRows.of(List.of(undisturbed, folder.resolve("kept")));
        assertThat(tables.get(0)).hasSize(150);
        assertThat(tables.get(1)).isEqualTo(tables.get(0));
    }

    @Test
    void fit_diskFullInBetween_everyCommandSaysSoAndResumeGoesOnWithTheSameTable() throws Exception {
        Path config = SmallFit.write(folder, 15);
        Files.createDirectory(folder.resolve("disk"));
        String sets = "--set round_size=16 --set budget.rounds=5";
        Path undisturbed = folder.resolve("undisturbed");
        List<Object> words = new ArrayList<>(List.of("fit", config, "--out", undisturbed, "--local"));
        words.addAll(List.of(sets.split(" ")));
        Snops whole = Snops.run(words.toArray());
        assertThat(whole.exitCode()).as(whole.err()).isZero();

        List<String> said = script(FIT, sets);

        assertThat(said)
                .as("%s", said)
                .startsWith("full 2", "report 2", "sql 2")
                .contains("study.yaml", "rows.csv")
                .doesNotContain("report.html", "best.yaml")
                .endsWith("resumed 0");
        assertSays("full.txt", "the disk is full", "--resume");
        assertSays("report.txt", "--out ", "report.html: cannot write", "on a disk with space");
        assertSays("sql.txt", "standard output: cannot be written: No space left on device");
        assertThat(Snops.run("verify", folder.resolve("kept")).exitCode()).isZero();
        List<List<String>> tables = ScienceRows.of(List.of(undisturbed, folder.resolve("kept")));
        assertThat(tables.get(0)).hasSizeGreaterThan(80);
        assertThat(tables.get(1)).isEqualTo(tables.get(0));
        for (String table : List.of("leaders.csv", "ranges.csv", "best.yaml")) {
            assertThat(folder.resolve("kept").resolve(table)).hasSameTextualContentAs(undisturbed.resolve(table));
        }
    }

    /** One message, and not of a fault of ours. */
    private void assertSays(String file, String... fragments) throws IOException {
        assertThat(Files.readString(folder.resolve(file)))
                .as(file)
                .contains(fragments)
                .doesNotContain("\tat ", "Exception");
    }

    private List<String> script(String script, String argument) throws IOException, InterruptedException {
        Path said = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "bash",
                        "-c",
                        script,
                        "full disk",
                        folder.toString(),
                        Snops.ROOT.resolve("bin/snops").toString(),
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        new KilledProcesses(folder).finish(process);
        return Files.readAllLines(said);
    }
}
