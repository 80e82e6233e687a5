package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real sweep is verified, damaged, repaired and compacted by the commands that users type. */
class VerifyCommandTest {
    @TempDir
    private static Path folder;

    private static Path study;
    private static List<String> rows;

    @BeforeAll
    static void sweep() throws IOException {
        study = ScoredSweeps.sweep(folder, "sweep", ScoredSweeps.GRID);
        rows = ScienceRows.of(List.of(study)).get(0);
    }

    @Test
    void verify_damagedCompactedAndResumed_tellsWhatIsWrongAndKeepsEveryRow() throws IOException {
        Snops sound = Snops.run("verify", study);
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(sound.out())
                .startsWith("sweep " + study + ": 28 of 28 trials in ")
                .endsWith("no problem found\n");

        damageAndRepair();
        compact();
        assertThat(ScienceRows.of(List.of(study)).get(0)).isEqualTo(rows);
    }

    private static void damageAndRepair() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(study.resolve("trials/round=00001"))) {
            file = files.sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(study.resolve("rounds/00000.json"), "{");

        Snops damaged = Snops.run("verify", study);
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(damaged.out()).contains("3 problems found");
        assertThat(damaged.err())
                .contains(file + ": " + bytes.length / 2 + " bytes instead of " + bytes.length)
                .contains(study.resolve("rounds/00000.json") + ": it is no manifest")
                .contains("--resume: round 1 is then run again")
                .doesNotContain("\tat ");
        JsonNode json =
                new ObjectMapper().readTree(Snops.run("verify", study, "--json").out());
        assertThat(json.get("planned").asInt()).isEqualTo(28);
        assertThat(json.get("problems")).hasSize(3);
        assertThat(json.get("problems").get(0).fieldNames()).toIterable().containsExactly("where", "what", "how");

        Path config = folder.resolve("sweep.yaml");
        Snops resumed = Snops.run("sweep", config, "--out", study, "--resume", "--master", "local[2]");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("Round 1 is dropped and run again", "Round 0 is dropped and run again");
        assertThat(Snops.run("verify", study).exitCode()).isZero();
    }

    private static void compact() {
        Snops compacted = Snops.run("compact", study);
        assertThat(compacted.exitCode()).as(compacted.err()).isZero();
        assertThat(compacted.out()).startsWith("28 rows of " + study + ": ").contains("now 1 file (");
        Snops sound = Snops.run("verify", study);
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(sound.out()).contains(", 1 file (");
    }
}
