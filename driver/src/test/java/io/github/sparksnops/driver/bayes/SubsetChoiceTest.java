package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubsetChoiceTest {
    @Test
    void of_fewObservations_keepsAll() {
        assertThat(SubsetChoice.of(Cases.wavy(5, 2, 1), 5)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void of_manyObservations_takesTheBestAndThoseFarFromAllChosen() {
        // The two smallest values are at 0 and 1; then 10 is farthest from both, then 5.5 from all three.
        Points points = Points.of(
                new double[] {6},
                new double[] {0},
                new double[] {1},
                new double[] {5.5},
                new double[] {10},
                new double[] {9});
        Observations observations = Observations.of(points, new double[] {9, 1, 2, 7, 8, 5});

        assertThat(SubsetChoice.of(observations, 4)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void of_duplicates_choosesEachOnce() {
        Points points =
                Points.of(new double[] {3}, new double[] {3}, new double[] {3}, new double[] {3}, new double[] {3});
        Observations observations = Observations.of(points, new double[] {1, 1, 1, 1, 1});

        assertThat(SubsetChoice.of(observations, 4)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void of_coordinatesOfDifferentScale_countAlike() {
        // In raw units only the second coordinate would count, and the point at (1, 0) would never be far.
        Points points =
                Points.of(new double[] {0, 0}, new double[] {0, 10}, new double[] {1, 0}, new double[] {0, 1e6});
        Observations observations = Observations.of(points, new double[] {0, 1, 2, 3});

        assertThat(SubsetChoice.of(observations, 3)).containsExactly(0, 1, 2);
    }
}
