package io.github.sparksnops.driver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.run.SweepRuns;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is damaged is named by readers, dropped by whoever resumes, and computed again. */
class RoundRepairTest {
    @TempDir
    private static Path undisturbed;

    @TempDir
    private Path folder;

    private SweepRuns sweeps;

    @BeforeAll
    static void sweep() {
        new SweepRuns(undisturbed).run("a");
    }

    @BeforeEach
    void prepare() throws IOException {
        sweeps = new SweepRuns(folder);
        SweepRuns.copy(undisturbed.resolve("a"), sweeps.path("damaged"));
    }

    private static List<String> undisturbedRows() {
        return new SweepRuns(undisturbed).rows("a");
    }

    /** Ways to damage round 2 of a finished sweep, with what is said of them. */
    enum Harm {
        TRUNCATED_FILE("bytes instead of") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        MISSING_FILE("the file is missing") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                Files.delete(file);
            }
        },
        FLIPPED_BIT("content has changed") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 4;
                Files.write(file, bytes);
            }
        },
        TRUNCATED_MANIFEST("it is no manifest") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                String text = Files.readString(manifest);
                Files.writeString(manifest, text.substring(0, text.length() / 2));
            }
        },
        EMPTY_MANIFEST("it is no manifest") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                Files.writeString(manifest, "");
            }
        },
        BINARY_MANIFEST("it is no manifest") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                Files.write(manifest, "{\"round\u00e4\" : 2".getBytes(StandardCharsets.ISO_8859_1));
            }
        },
        MANIFEST_WITHOUT_KEYS("it is no manifest") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                Files.writeString(manifest, "{}");
            }
        },
        MANIFEST_OF_ANOTHER_ROUND("it says round 5") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                replace(manifest, "\"round\" : 2", "\"round\" : 5");
            }
        },
        IMPOSSIBLE_RANGE("it says trials 60 to 40 of the plan") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                replace(manifest, "\"first\" : 40", "\"first\" : 60");
                replace(manifest, "\"end\" : 60", "\"end\" : 40");
            }
        },
        OVERLAPPING_RANGE("trials 39 to 59 of the plan are in round 1 too") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                replace(manifest, "\"first\" : 40", "\"first\" : 39");
                replace(manifest, "\"end\" : 60", "\"end\" : 59");
            }
        },
        RANGE_BEYOND_THE_PLAN("which has 120") {
            @Override
            void to(Path file, Path manifest) throws IOException {
                replace(manifest, "\"first\" : 40", "\"first\" : 140");
                replace(manifest, "\"end\" : 60", "\"end\" : 160");
            }
        };

        private final String said;

        Harm(String said) {
            this.said = said;
        }

        abstract void to(Path file, Path manifest) throws IOException;

        static void replace(Path file, String text, String with) throws IOException {
            String before = Files.readString(file);
            assertThat(before).contains(text);
            Files.writeString(file, before.replace(text, with));
        }
    }

    @ParameterizedTest
    @EnumSource(Harm.class)
    void resume_damagedRound_isToldDroppedAndComputedAgain(Harm harm) throws IOException {
        harm.to(sweeps.file("damaged", 2), sweeps.manifest("damaged", 2));

        assertThat(StudyDirectory.check(path(), SweepRuns.STUDY, true).total()).isLessThanOrEqualTo(120);
        StudyDirectory resumed = sweeps.run("damaged");

        assertThat(resumed.dropped()).extracting(RoundDamage::what).anyMatch(what -> what.contains(harm.said));
        assertThat(resumed.dropped()).extracting(RoundDamage::round).contains(2);
        assertThat(Files.readString(sweeps.path("damaged").resolve("events.jsonl")))
                .contains("\"event\":\"round_dropped\"", "\"round\":2");
        assertThat(sweeps.rows("damaged")).isEqualTo(undisturbedRows());
        assertThat(resumed.missingRounds()).isEmpty();
        assertThat(sweeps.run("damaged").dropped()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Harm.class,
            names = {"FLIPPED_BIT", "RANGE_BEYOND_THE_PLAN"}, // seen with the content, and with the plan
            mode = EnumSource.Mode.EXCLUDE)
    void files_damagedRound_isNamedWithItsRemedy(Harm harm) throws IOException {
        harm.to(sweeps.file("damaged", 2), sweeps.manifest("damaged", 2));

        assertThatThrownBy(() -> StudyTable.files(path()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(harm.said)
                .hasMessageContaining("--resume: round 2 is then run again");
    }

    @Test
    void resume_everyRoundDamaged_computesAllAgain() throws IOException {
        for (int round = 0; round < SweepRuns.WAVES; round++) {
            Files.delete(sweeps.file("damaged", round));
        }

        assertThat(sweeps.run("damaged").dropped()).hasSize(SweepRuns.WAVES);

        assertThat(sweeps.rows("damaged")).isEqualTo(undisturbedRows());
    }

    @Test
    void resume_folderOfRowsAway_isRefusedAndDropsNothing() throws IOException {
        List<String> rows = sweeps.rows("damaged");
        Files.move(sweeps.path("damaged").resolve("trials"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> sweeps.run("damaged"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is its disk mounted?");
        assertThatThrownBy(() -> StudyDirectory.check(path(), SweepRuns.STUDY, true))
                .isInstanceOf(UserError.class);

        Files.move(folder.resolve("elsewhere"), sweeps.path("damaged").resolve("trials"));
        assertThat(sweeps.run("damaged").dropped()).isEmpty();
        assertThat(sweeps.rows("damaged")).isEqualTo(rows);
    }

    private String path() {
        return sweeps.path("damaged").toString();
    }
}
