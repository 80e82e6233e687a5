package io.github.sparksnops.stats.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments against integers of any length. */
class CountMomentsTest {
    /** Relative: one rounding to double and one division. */
    private static final double SCATTER_TOLERANCE = 0x1p-51;

    private static int[][] random(int neurons, int windows, int least, int most, long seed) {
        Random random = new Random(seed);
        int[][] counts = new int[neurons][];
        for (int i = 0; i < neurons; i++) {
            counts[i] = random.ints(windows, least, most).toArray();
        }
        return counts;
    }

    private static BigInteger sum(int[] x) {
        return IntStream.of(x).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger product(int[] x, int[] y) {
        return IntStream.range(0, x.length)
                .mapToObj(w -> BigInteger.valueOf(x[w]).multiply(BigInteger.valueOf(y[w])))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** sum(xy) - sum(x) sum(y) / B. */
    private static double scatter(int[] x, int[] y) {
        BigInteger windows = BigInteger.valueOf(x.length);
        BigInteger numerator = windows.multiply(product(x, y)).subtract(sum(x).multiply(sum(y)));
        return new BigDecimal(numerator)
                .divide(new BigDecimal(windows), MathContext.DECIMAL128)
                .doubleValue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 2", // one window
        "699, 0, 10", // spike counts
        "699, -1000, 1000", // deviations
        "50, 1000000, 1000010", // far from 0
        "699, 0, 100000000", // B sum(xy) beyond 64 bits
        "4, -1300000000, 1300000000", // sums of squares just within 63 bits
        "3, 1000000000, 1500000000", // all terms beyond 64 bits, their difference not always
        "6, -1100000000, -1099999990"
    })
    void of_anyCounts_agreesWithBigIntegers(int windows, int least, int most) {
        for (long seed = 0; seed < 20; seed++) {
            int[][] counts = random(4, windows, least, most, seed);

            CountMoments moments = CountMoments.of(counts);

            assertThat(moments.windows()).isEqualTo(windows);
            assertThat(moments.neurons()).isEqualTo(4);
            for (int i = 0; i < 4; i++) {
                assertThat(moments.sums()[i]).isEqualTo(sum(counts[i]).longValueExact());
                for (int j = 0; j <= i; j++) {
                    assertThat(moments.products()[i][j])
                            .isEqualTo(product(counts[i], counts[j]).longValueExact());
                    double expected = scatter(counts[i], counts[j]);
                    assertThat(moments.scatter(i, j))
                            .isCloseTo(expected, within(SCATTER_TOLERANCE * Math.abs(expected)));
                }
            }
        }
    }

    /* Differences of 128 bits whose low halves borrow, and whose high halves are 0 or -1 with any low half. */
    @Test
    void scatter_numeratorsAround64Bits_areExact() {
        Random random = new Random(5);
        for (int k = 0; k < 2000; k++) {
            int size = 1 << (14 + random.nextInt(17));
            int[][] counts = random(2, 2 + random.nextInt(3), -size / 2, size / 2, k);

            double expected = scatter(counts[1], counts[0]);

            assertThat(CountMoments.of(counts).scatter(1, 0))
                    .as("case %s", k)
                    .isCloseTo(expected, within(SCATTER_TOLERANCE * Math.abs(expected)));
        }
    }

    @Test
    void scatter_constantHugeCounts_isZero() {
        int[][] counts = {{1_200_000_000, 1_200_000_000, 1_200_000_000, 1_200_000_000}, {1, 2, 3, 5}};

        assertThat(CountMoments.of(counts).scatter(0, 0)).isZero();
        assertThat(CountMoments.of(counts).scatter(1, 0)).isZero();
    }

    @Test
    void variance_knownCounts_isUnbiased() {
        CountMoments moments = CountMoments.of(new int[][] {{1, 2, 3, 4}, {4, 2, 0, 2}});

        assertThat(moments.mean(0)).isEqualTo(2.5);
        assertThat(moments.variance(0)).isEqualTo(5.0 / 3);
        assertThat(moments.covariance(1, 0)).isEqualTo(-4.0 / 3);
    }

    @Test
    void without_someWindows_isThatOfTheOthers() {
        int[][] counts = random(5, 40, 0, 1000, 1);
        int[] part = {3, 39, 0, 17};
        int[] rest = IntStream.range(0, 40)
                .filter(w -> IntStream.of(part).noneMatch(p -> p == w))
                .toArray();
        CountMoments all = CountMoments.of(counts);

        CountMoments difference = all.without(CountMoments.of(counts, part));

        CountMoments expected = CountMoments.of(counts, rest);
        assertThat(difference.windows()).isEqualTo(36);
        assertThat(difference.sums()).isEqualTo(expected.sums());
        assertThat(difference.products()).isDeepEqualTo(expected.products());
        assertThat(all.sums())
                .as("left as it was")
                .isEqualTo(CountMoments.of(counts).sums());
        assertThat(all.products()).isDeepEqualTo(CountMoments.of(counts).products());
    }

    /** The quick sum of ints and the slow one of longs change over where squares reach 31 bits. */
    @ParameterizedTest
    @CsvSource({"2, 26754", "2, 32767", "2, 32768", "2, 46340", "699, 1752", "699, 1753"})
    void of_squaresAround31Bits_areExact(int windows, int largest) {
        int[][] counts = new int[1][windows];
        java.util.Arrays.fill(counts[0], largest);

        assertThat(CountMoments.of(counts).products()[0][0]).isEqualTo((long) windows * largest * largest);
    }

    @Test
    void of_leastInteger_isNoSmallCount() {
        int[][] counts = {{Integer.MIN_VALUE, 0}};

        assertThatThrownBy(() -> CountMoments.of(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2147483648");
    }

    @Test
    void of_squaresBeyond63Bits_areRefused() {
        int[][] counts = random(1, 700, 150_000_000, 160_000_000, 1);

        assertThatThrownBy(() -> CountMoments.of(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("700 windows");
    }
}
