package io.github.sparksnops.driver.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.run.SweepRuns;
import io.github.sparksnops.driver.table.TrialFooter;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a sweep may be damaged or changed is named; round 2 of six is the one. */
class StudyVerificationTest {
    @TempDir
    private static Path original;

    @TempDir
    private Path folder;

    private SweepRuns sweeps;
    private Path file;
    private Path manifest;

    @BeforeAll
    static void sweep() {
        new SweepRuns(original).run("a");
    }

    @BeforeEach
    void copy() throws IOException {
        sweeps = new SweepRuns(folder);
        SweepRuns.copy(original.resolve("a"), sweeps.path("a"));
        file = sweeps.file("a", 2);
        manifest = sweeps.manifest("a", 2);
    }

    private Verdict verdict() {
        return StudyVerification.of(sweeps.path("a").toString());
    }

    /** Where and what of all problems. */
    private List<String> problems() {
        return verdict().problems().stream()
                .map(problem -> problem.where() + ": " + problem.what())
                .toList();
    }

    private void change(Consumer<List<Group>> change) throws IOException {
        RewrittenRows.change(file, manifest, change);
    }

    @Test
    void of_finishedSweep_findsNothing() {
        Verdict verdict = verdict();

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.notes()).isEmpty();
        assertThat(verdict.rounds()).isEqualTo(6);
        assertThat(verdict.trials().total()).isEqualTo(120);
        assertThat(verdict.planned()).hasValue(120);
    }

    @Test
    void of_sweepThatWasInterrupted_findsNothingAndTellsOfWhatIsNotListed() throws IOException {
        sweeps.run("b", 2);
        Files.createDirectories(sweeps.path("b").resolve("trials/round=00002"));
        Files.writeString(sweeps.path("b").resolve("trials/round=00002/.part.tmp"), "PAR1");

        Verdict verdict = StudyVerification.of(sweeps.path("b").toString());

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.trials().total()).isEqualTo(40);
        assertThat(verdict.notes()).singleElement().asString().contains("round=00002/.part.tmp", "harmless");
    }

    @Test
    void of_strayFilesAmongManifests_toldOf() throws IOException {
        Path rounds =
                Files.createDirectories(sweeps.path("a").resolve("rounds/old")).getParent();
        Files.copy(manifest, rounds.resolve("old/00002.json"));
        Files.copy(manifest, rounds.resolve("000002.json"));
        Files.writeString(rounds.resolve("00002.json.tmp"), "{");
        Files.writeString(rounds.resolve("00002.proposals.json"), "{}");

        Verdict verdict = verdict();

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.notes())
                .containsExactly(
                        "rounds/000002.json is no manifest: harmless, no reader looks at it",
                        "rounds/00002.json.tmp is no manifest: harmless, no reader looks at it",
                        "rounds/00002.proposals.json is no manifest: harmless, no reader looks at it",
                        "rounds/old/00002.json is no manifest: harmless, no reader looks at it");
    }

    @Test
    void of_truncatedFile_isNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));

        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(file + ": " + (bytes.length - 10) + " bytes instead of"))
                .anyMatch(problem -> problem.startsWith(file + ": it is no whole Parquet file"))
                .hasSize(2);
    }

    @Test
    void of_missingFile_isNamedOnce() throws IOException {
        Files.delete(file);

        assertThat(problems()).containsExactly(file + ": the file is missing");
        assertThat(verdict().problems().get(0).how()).contains("--resume: round 2 is then run again");
    }

    @Test
    void of_flippedBits_areAllFound() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 5; at < bytes.length; at += bytes.length / 7) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);

            assertThat(problems()).as("byte %d", at).contains(file + ": its content has changed since it was written");
        }
    }

    @Test
    void of_damagedManifest_isNamedOnce() throws IOException {
        Files.writeString(manifest, "{\"round\" : 2,");

        assertThat(problems()).singleElement().asString().startsWith(manifest + ": it is no manifest");
    }

    @Test
    void of_missingManifest_leavesAHole() throws IOException {
        Files.delete(manifest);

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("20 positions of the plan, 40 to 59, are in none of them");
        assertThat(verdict().notes()).isNotEmpty().allMatch(note -> note.startsWith("trials/round=00002"));
    }

    @Test
    void of_duplicatedRow_namesTheTrial() throws IOException {
        change(rows -> rows.add(rows.get(1)));

        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(file + ": trial ") && problem.endsWith("has two rows"))
                .contains(manifest + ": it says 20 rows, and there are 21")
                .hasSize(2);
    }

    @Test
    void of_removedRow_namesTheTrial() throws IOException {
        change(rows -> rows.remove(0));

        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(manifest + ": trial ") && problem.endsWith("has no row"))
                .contains(manifest + ": it says 20 rows, and there are 19")
                .hasSize(2);
    }

    @Test
    void of_changedParameter_namesTrialAndColumn() throws IOException {
        change(rows -> put(rows, 0, "j_ee", 17.25));

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(file + ": trial ")
                .contains("j_ee is '17.25', but the study has ");
    }

    @Test
    void of_changedIdentity_namesEachColumn() throws IOException {
        change(rows -> {
            put(rows, 0, "seed", "1");
            put(rows, 1, "parameters_id", "0123456789abcdef");
            put(rows, 2, "fidelity", "screening");
            put(rows, 3, "trial_id", "0123456789abcdef");
            put(rows, 4, "status", "DONE");
        });

        assertThat(String.join("\n", problems()))
                .contains("seed is '1', but the study has")
                .contains("parameters_id is '0123456789abcdef', but the study has")
                .contains("fidelity is 'screening', but the study has full there")
                .contains("row with trial_id '0123456789abcdef': round 2 has no such trial")
                .contains("has no row")
                .contains("status is 'DONE', which is none")
                .contains("the hash over its trials' ids is not that of the rows");
    }

    @Test
    void of_manyChangedRows_namesAFewAndCountsTheRest() throws IOException {
        change(rows -> IntStream.range(0, rows.size()).forEach(row -> put(rows, row, "seed", "1")));

        assertThat(problems()).hasSize(6).last().asString().matches(".*and [0-9]+ more rows with another seed");
    }

    @Test
    void of_rowOfAnotherRound_isNamed() throws IOException {
        List<Group> others = new ArrayList<>();
        RewrittenRows.change(sweeps.file("a", 3), sweeps.manifest("a", 3), others::addAll);
        change(rows -> rows.set(0, others.get(0)));

        assertThat(problems()).anyMatch(problem -> problem.contains("round 2 has no such trial"));
    }

    @Test
    void of_otherCountsInTheManifest_areNamed() throws IOException {
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"silent\"", "\"slient\""));

        assertThat(problems()).singleElement().asString().contains("it says that trials ended as", "slient=");
    }

    @Test
    void of_otherColumns_namesEach() throws IOException {
        MessageType schema = TrialFooter.of(file).schema();
        List<Type> fields = new ArrayList<>(schema.getFields());
        fields.removeIf(field -> field.getName().equals("device"));
        MessageType without = new MessageType("trials", fields);
        List<Type> swapped = new ArrayList<>(schema.getFields());
        Collections.swap(swapped, 0, 1);

        RewrittenRows.write(file, manifest, without, List.of(new SimpleGroup(without)));
        assertThat(problems()).containsExactly(file + ": the column device is missing");
        MessageType other = new MessageType("trials", swapped);
        RewrittenRows.write(file, manifest, other, List.of(new SimpleGroup(other)));
        assertThat(problems()).singleElement().asString().contains("the columns are in another order: study, trial_id");
    }

    @Test
    void of_editedConfiguration_isRefusedByKey() throws IOException {
        Path study = sweeps.path("a").resolve("study.yaml");
        Files.writeString(study, Files.readString(study).replaceFirst("(?m)^seed: 11$", "seed: 12"));

        assertThatThrownBy(this::verdict).isInstanceOf(UserError.class).hasMessageContaining("seed: is 12 now");
    }

    @Test
    void of_noStudy_isRefused() {
        assertThatThrownBy(() -> StudyVerification.of(folder.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no study in it");
    }

    /** Replaces a row by one with another value: rows of Parquet's have no way to change one. */
    private static void put(List<Group> rows, int index, String column, Object value) {
        Group row = rows.get(index);
        SimpleGroup changed = new SimpleGroup(row.getType());
        for (int field = 0; field < row.getType().getFieldCount(); field++) {
            if (row.getType().getFieldName(field).equals(column)) {
                add(changed, field, value);
            } else if (row.getFieldRepetitionCount(field) > 0) {
                copy(row, changed, field);
            }
        }
        rows.set(index, changed);
    }

    private static void add(Group row, int field, Object value) {
        if (value instanceof Double number) {
            row.add(field, number.doubleValue());
        } else {
            row.add(field, (String) value);
        }
    }

    private static void copy(Group from, Group to, int field) {
        Type type = from.getType().getType(field);
        if (!type.isPrimitive()) {
            to.add(field, from.getGroup(field, 0));
            return;
        }
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> to.add(field, from.getInteger(field, 0));
            case INT64 -> to.add(field, from.getLong(field, 0));
            case DOUBLE -> to.add(field, from.getDouble(field, 0));
            case BINARY -> to.add(field, from.getBinary(field, 0));
            default -> throw new AssertionError(type);
        }
    }
}
