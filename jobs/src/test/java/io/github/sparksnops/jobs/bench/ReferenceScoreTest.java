package io.github.sparksnops.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.jobs.bench.ReferencePoint.Spread;
import io.github.sparksnops.network.template.BalancedTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceScoreTest {
    private static ReferencePoint point(double mean, double deviation, int evaluations) {
        return new ReferencePoint(
                "P",
                BalancedTemplate.SPATIAL,
                ReferencePoint.WINDOW,
                new double[0],
                evaluations,
                Map.of(ReferenceQuantity.RATE_HZ, new Spread(mean, deviation)));
    }

    @Test
    void pass_quantityThatIsOnlyShown_decidesNothing() {
        assertThat(ReferenceScore.pass(List.of(new ReferenceScore(
                        "R1", ReferenceQuantity.EIGENVALUE_1, 4, new Spread(1, 1), new Spread(9, 1), 50))))
                .isTrue();
    }

    @Test
    void of_knownValues_combinesBothStandardErrors() {
        // SD 0.2 over 4 here, 0.3 over 9 there: sqrt(0.01 + 0.01).
        double half = 0.2 * Math.sqrt(3) / 2;
        double[] values = {1 - half, 1 + half, 1 - half, 1 + half};

        ReferenceScore score = ReferenceScore.of(point(0.5, 0.3, 9), ReferenceQuantity.RATE_HZ, values);

        assertThat(score.ours().deviation()).isCloseTo(0.2, within(1e-12));
        assertThat(score.z()).isCloseTo(0.5 / Math.sqrt(0.02), within(1e-12));
        assertThat(score.standardError()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void of_smallSampleDeviation_countsAsTheTypicalOne() {
        double[] same = {2, 2, 2, 2};

        ReferenceScore score = ReferenceScore.of(point(1, 0, 4), ReferenceQuantity.RATE_HZ, same);

        assertThat(score.z()).isCloseTo(1 / (0.096 / Math.sqrt(2)), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "1,0,true", "2,0,false", "1,1,false", "0,1,false"})
    void pass_rule_allowsOneBeyondThreeAndNoneBeyondFive(int beyondThree, int beyondFive, boolean pass) {
        List<ReferenceScore> scores = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            double z = i < beyondThree ? -3.5 : i < beyondThree + beyondFive ? 5.5 : 1;
            scores.add(new ReferenceScore("R1", ReferenceQuantity.RATE_HZ, 4, new Spread(1, 1), new Spread(1, 1), z));
        }

        assertThat(ReferenceScore.pass(scores)).isEqualTo(pass);
    }

    @Test
    void pass_notANumber_fails() {
        assertThat(ReferenceScore.pass(List.of(new ReferenceScore(
                        "R1", ReferenceQuantity.RATE_HZ, 4, new Spread(1, 1), new Spread(1, 1), Double.NaN))))
                .isFalse();
    }
}
