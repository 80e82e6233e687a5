package io.github.sparksnops.driver.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final Draws DRAWS = Draws.of(7, 3);

    @Test
    void uniforms_sameAddress_areTheSameWhateverTheirNumber() {
        assertThat(DRAWS.uniforms(5, 9)).startsWith(Draws.of(7, 3).uniforms(5, 4));
    }

    @Test
    void uniforms_anotherSeedRoundPurposeOrDraw_differ() {
        double[] uniforms = DRAWS.uniforms(5, 4);

        assertThat(Draws.of(8, 3).uniforms(5, 4)).isNotEqualTo(uniforms);
        assertThat(Draws.of(7, 4).uniforms(5, 4)).isNotEqualTo(uniforms);
        assertThat(DRAWS.with(1).uniforms(5, 4)).isNotEqualTo(uniforms);
        assertThat(DRAWS.after(1).uniforms(5, 4)).isEqualTo(DRAWS.with(1).uniforms(5, 4));
        assertThat(DRAWS.uniforms(6, 4)).isNotEqualTo(uniforms);
    }

    @Test
    void normals_many_haveTheMomentsOfTheStandardNormal() {
        double[] normals = DRAWS.normals(0, 100_001);

        // Four standard errors of the mean, the variance and the fourth moment.
        assertThat(Arrays.stream(normals).average().orElseThrow()).isCloseTo(0, within(0.013));
        assertThat(Arrays.stream(normals).map(z -> z * z).average().orElseThrow())
                .isCloseTo(1, within(0.018));
        assertThat(Arrays.stream(normals).map(z -> z * z * z * z).average().orElseThrow())
                .isCloseTo(3, within(0.13));
    }
}
