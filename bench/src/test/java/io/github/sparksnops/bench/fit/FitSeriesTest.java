package io.github.sparksnops.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.fit.StoredFit;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.stats.StatisticValues;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of fits made by hand. */
class FitSeriesTest {
    private static final double NONE = Double.NaN;

    @TempDir
    private Path folder;

    /** One round; a cost that is NaN is a network that has none. */
    private static StoredFit.Round round(int number, boolean confirmation, String[] names, double... costs) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            Evaluation.Outcome outcome = Double.isNaN(costs[i])
                    ? new Evaluation.Infeasible("silent")
                    : new Evaluation.Scored(
                            costs[i], StatisticValues.of(new double[] {1, 1, 0, 0.1, 2}, new double[] {1}));
            evaluations.add(new Evaluation(number, names[i], new double[] {0.5}, confirmation ? 1 : 0, outcome));
        }
        return new StoredFit.Round(confirmation, evaluations);
    }

    private static FitSeries series(String method, long seed) {
        List<StoredFit.Round> rounds = List.of(
                round(0, false, new String[] {"a", "b", "c"}, 40, NONE, 9),
                round(1, false, new String[] {"d", "e", "f"}, 12, 3, 5),
                round(2, true, new String[] {"e", "f"}, 5, 6));
        List<Evaluation> all = new ArrayList<>();
        rounds.forEach(round -> all.addAll(round.evaluations()));
        TriedPoint best = new SearchHistory(all).best().orElseThrow();
        return FitSeries.of(method, seed, rounds, Optional.of(new Leader(best, best.meanCost(), NONE)));
    }

    @Test
    void of_rounds_keepsConfirmationsApartFromTheSearch() {
        FitSeries series = series("batch", 1);

        assertThat(series.costs()).containsExactly(40, 9, 12, 3, 5);
        assertThat(series.best()).containsExactly(40, 9, 9, 3, 3);
        assertThat(series.confirmations()).containsExactly(5, 6);
        assertThat(series.proposed()).isEqualTo(6);
    }

    @Test
    void summary_leader_isTheMeanOfItsEvaluations() {
        assertThat(series("batch", 1).summary())
                .isEqualTo(
                        "batch, seed 1       6 proposed,    5 with a cost, least 3.00; 2 leaders again: mean 5.50 +- 0.50,"
                                + " median 5.50; leader 4.00 +- 1.0 (mean of 2)");
    }

    @Test
    void write_twoFitsOfTwoMethods_isAPictureWithBothColours() throws IOException {
        Path file = folder.resolve("new/fits.png");

        FitChart.write(List.of(series("batch", 1), series("random", 1), series("batch", 2)), file);

        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(1100);
        assertThat(pixels(picture, 0x0072B2)).isGreaterThan(500);
        assertThat(pixels(picture, 0xE69F00)).isGreaterThan(500);
        assertThat(pixels(picture, 0x009E73)).as("a third method").isZero();
    }

    /** A fit that has just begun has no confirmations, or not even a cost. */
    @Test
    void write_fitWithoutAnyCost_isAPictureAllTheSame() throws IOException {
        Path file = folder.resolve("fits.png");
        FitSeries nothing =
                FitSeries.of("snops", 3, List.of(round(0, false, new String[] {"a"}, NONE)), Optional.empty());

        FitChart.write(List.of(series("batch", 1), nothing), file);

        assertThat(ImageIO.read(file.toFile())).isNotNull();
        assertThat(nothing.summary()).contains("1 proposed,    0 with a cost", "leader none");
    }

    private static long pixels(BufferedImage picture, int colour) {
        long count = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
