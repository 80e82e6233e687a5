package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void points_changedAfterwards_stay() {
        double[] coordinates = {1, 2, 3, 4};

        Points points = Points.from(coordinates, 2);
        coordinates[3] = 9;

        assertThat(points.count()).isEqualTo(2);
        assertThat(points.coordinate(1, 1)).isEqualTo(4);
    }

    @Test
    void points_selectedAndJoined_keepTheirOrder() {
        Points points = Points.of(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});

        Points joined = points.select(2, 0).plus(points.range(1, 2));

        assertThat(new double[] {joined.coordinate(0, 0), joined.coordinate(1, 1), joined.coordinate(2, 0)})
                .containsExactly(5, 2, 3);
    }

    @Test
    void points_malformed_areRefused() {
        assertThatThrownBy(Points::of).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> Points.of(new double[] {1}, new double[] {1, 2}))
                .hasMessageContaining("row 1 has 2");
        assertThatThrownBy(() -> Points.from(new double[3], 2)).hasMessageContaining("not one or more points");
        assertThatThrownBy(() -> Points.of(new double[] {1, Double.NaN}))
                .hasMessageContaining("coordinate 1 of point 0");
    }

    @Test
    void observations_malformed_areRefused() {
        Points one = Points.of(new double[] {1});

        assertThatThrownBy(() -> Observations.of(one, new double[2])).hasMessageContaining("2 values");
        assertThatThrownBy(() -> Observations.of(one, new double[] {Double.NaN}))
                .hasMessageContaining("value 0 is NaN");
        assertThatThrownBy(() -> Observations.of(one, new double[1], new double[] {-1}))
                .hasMessageContaining("not negative");
    }

    @Test
    void hyperparameters_outOfRange_areRefused() {
        assertThatThrownBy(() -> new Hyperparameters(0, 0, new double[] {1}, 1)).hasMessageContaining("signalVariance");
        assertThatThrownBy(() -> new Hyperparameters(0, 1, new double[] {1}, -1))
                .hasMessageContaining("noiseVariance");
        assertThatThrownBy(() -> new Hyperparameters(0, 1, new double[] {1, 0}, 1))
                .hasMessageContaining("lengthScales");
    }
}
