package io.github.sparksnops.network.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhiloxTest {
    /** Known-answer vectors of Random123 (tests/kat_vectors, philox4x32 10). */
    static Stream<Arguments> knownAnswers() {
        return Stream.of(
                Arguments.of(new int[] {0, 0, 0, 0}, 0L, new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}),
                Arguments.of(
                        new int[] {-1, -1, -1, -1}, -1L, new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}),
                Arguments.of(
                        new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                        0x299f31d0_a4093822L,
                        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void block_knownAnswerVectors_match(int[] counter, long key, int[] expected) {
        int[] out = new int[4];

        Philox.block(key, counter[0], counter[1], counter[2], counter[3], out);

        assertThat(out).containsExactly(expected);
    }

    @Test
    void index_extremeWords_spanTheRange() {
        assertThat(RandomStream.index(0, 2500)).isZero();
        assertThat(RandomStream.index(-1, 2500)).isEqualTo(2499);
        assertThat(RandomStream.index(-1, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(RandomStream.index(0x80000000, 10)).isEqualTo(5);
    }

    @Test
    void block_differentStreams_differ() {
        int[] wiring = new int[4];
        int[] stimulus = new int[4];

        RandomStream.WIRING.block(7, 1, 2, 3, wiring);
        RandomStream.STIMULUS.block(7, 1, 2, 3, stimulus);

        assertThat(wiring).isNotEqualTo(stimulus);
    }
}
