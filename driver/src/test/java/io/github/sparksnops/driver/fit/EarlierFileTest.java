package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.StatisticValues;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierFileTest {
    private static final double[] POINT = {0.1 + 0.2, Math.nextDown(1.0)};
    private static final List<Evaluation> EVALUATIONS = List.of(
            evaluation(
                    0,
                    new Evaluation.Scored(
                            1.0 / 3, StatisticValues.of(new double[] {9.5, 1e-300, -0.0, Double.NaN, 2}, new double[] {
                                3, Double.MIN_VALUE
                            }))),
            evaluation(1, new Evaluation.Scored(0, StatisticValues.of(new double[] {1, 2, 3, 4, 5}, new double[0]))),
            evaluation(2, new Evaluation.Infeasible("silent")),
            evaluation(3, new Evaluation.Failed("an \"error\"\nof two lines")));

    @TempDir
    private Path folder;

    private static Evaluation evaluation(int repeat, Evaluation.Outcome outcome) {
        return new Evaluation(EarlierStudies.ROUND, "abcd", POINT, repeat, outcome);
    }

    @Test
    void read_written_isTheSameToTheBit() throws IOException {
        EarlierFile.write(folder, EVALUATIONS);

        List<Evaluation> read = EarlierFile.read(folder);

        assertThat(Fits.texts(new SearchHistory(read))).isEqualTo(Fits.texts(new SearchHistory(EVALUATIONS)));
        assertThat(read).allSatisfy(e -> assertThat(e.point()).containsExactly(POINT));
        assertThat(folder.resolve("from.jsonl.gz.tmp")).doesNotExist();
    }

    @Test
    void write_nothing_leavesNoFile() throws IOException {
        EarlierFile.write(folder, List.of());

        assertThat(folder).isEmptyDirectory();
        assertThat(EarlierFile.read(folder)).isEmpty();
    }

    @Test
    void read_damaged_isNamed() throws IOException {
        EarlierFile.write(folder, EVALUATIONS);
        Path file = folder.resolve("from.jsonl.gz");
        byte[] whole = Files.readAllBytes(file);

        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamaged(file);
        }
        Files.writeString(file, "not compressed");
        assertDamaged(file);
        for (String line : new String[] {
            "{\"point\": [0.5",
            "null",
            "{\"failed\": \"x\"}",
            "{\"parameters_id\": \"a\", \"point\": [0.5]}",
            "{\"parameters_id\": \"a\", \"point\": [0.5], \"cost\": 1, \"scalars\": [1, 2], \"eigenspectrum\": []}"
        }) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
            assertDamaged(file);
        }
    }

    private void assertDamaged(Path file) {
        assertThatThrownBy(() -> EarlierFile.read(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
    }
}
