package io.github.sparksnops.executor.cpu;

import static io.github.sparksnops.executor.cpu.VectorLanes.COUNT;
import static io.github.sparksnops.executor.cpu.VectorLanes.FIRST;
import static io.github.sparksnops.executor.cpu.VectorLanes.INTS;
import static io.github.sparksnops.executor.cpu.VectorLanes.all;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Dense outgoing connections of one source population: for each source one row with the number of its synapses onto every
 * neuron of every target population, one byte a neuron.
 */
final class CountRows {

    /*
     * Four neurons to an int: byte b of word w of a population's part of a row belongs to neuron b * padded / 4 + w. So rows
     * are added as ints at any lane width (no carry while the row maxima sum to at most 255), and a shift by 8 b gives the
     * counts of consecutive neurons. Populations lie one after the other, each padded to a multiple of 64 neurons.
     */

    /** Largest count, or sum of counts, that a byte holds. */
    static final int MAX_COUNT = 255;

    private final int rowWords;
    private final int[] padded;
    private final int[] firstWord;
    /** Where the synapses of a row are counted, zero in between; shape {@code [population][padded]}. */
    private final int[][] counting;

    private final int[] rows;
    private final int[] rowMaximum;

    /** Empty rows for {@code sources} neurons onto populations of the given sizes (neurons). */
    CountRows(int sources, int[] targetSizes) {
        padded = new int[targetSizes.length];
        firstWord = new int[targetSizes.length];
        counting = new int[targetSizes.length][];
        int words = 0;
        for (int p = 0; p < targetSizes.length; p++) {
            padded[p] = paddedSize(targetSizes[p]);
            firstWord[p] = words;
            counting[p] = VectorLanes.ints(padded[p]);
            words += padded[p] >> 2;
        }
        rowWords = words;
        rows = VectorLanes.ints(Math.multiplyExact(sources, words));
        rowMaximum = new int[sources];
    }

    /** Memory of the rows of so many sources onto one population, bytes. */
    static long bytes(long sources, int targetSize) {
        return (sources + 2L * Integer.BYTES) * paddedSize(targetSize);
    }

    /** Neurons in the arrays of a population: its size rounded up to a multiple of 64. */
    static int paddedSize(int neurons) {
        return (neurons + 63) & ~63;
    }

    /** Array for sums of rows. */
    int[] newSum() {
        return VectorLanes.ints(rowWords);
    }

    /** First int of a target population within a sum of rows. */
    int firstWord(int population) {
        return FIRST + firstWord[population];
    }

    /**
     * Enters the synapses of one source onto one population; once for each pair of these.
     *
     * @param targets neurons of the population, one per synapse
     * @return false if a pair has more than 255, and then this graph cannot be held in dense rows
     */
    boolean connect(int source, int population, int[] targets) {
        // Counted in ints and packed in vectors: adding to the bytes of the row in place made wiring 20 ms longer.
        int[] count = counting[population];
        for (int target : targets) {
            count[FIRST + target]++;
        }
        int largest = pack(count, row(source) + firstWord[population]);
        rowMaximum[source] = Math.max(rowMaximum[source], largest);
        return largest <= MAX_COUNT;
    }

    /** Moves counts, one int a neuron, into bytes of the rows from a word on; returns the largest and leaves zeros. */
    private int pack(int[] count, int word) {
        int quarter = (count.length - FIRST) >> 2;
        IntVector none = all(0);
        IntVector largest = none;
        for (int w = 0; w < quarter; w += COUNT) {
            IntVector first = IntVector.fromArray(INTS, count, FIRST + w);
            IntVector second = IntVector.fromArray(INTS, count, FIRST + w + quarter);
            IntVector third = IntVector.fromArray(INTS, count, FIRST + w + 2 * quarter);
            IntVector fourth = IntVector.fromArray(INTS, count, FIRST + w + 3 * quarter);
            largest = largest.max(first).max(second).max(third).max(fourth);
            first.or(second.lanewise(VectorOperators.LSHL, 8))
                    .or(third.lanewise(VectorOperators.LSHL, 16))
                    .or(fourth.lanewise(VectorOperators.LSHL, 24))
                    .intoArray(rows, word + w);
        }
        Arrays.fill(count, 0);
        return largest.reduceLanes(VectorOperators.MAX);
    }

    /**
     * Writes the sum of the rows of {@code spikes[0 .. spikeCount)} to {@code sum [rowWords]}; false if a byte might overflow,
     * and then {@code sum} is void and {@link #addWide} serves.
     */
    boolean add(int[] spikes, int spikeCount, int[] sum) {
        // The sum of row maxima bounds every byte, but loosely: bursts of 50 spikes passed 255 in 0.4 % of classes and
        // steps of the default network, and wide sums made a step's synapses take 2.7 us instead of 1.3. So the bound
        // is
        // renewed from the sum itself.
        int bound = 0;
        int done = 0;
        if (spikeCount == 0) {
            Arrays.fill(sum, 0);
        }
        while (done < spikeCount) {
            int end = done;
            while (end < spikeCount && bound + rowMaximum[spikes[end]] <= MAX_COUNT) {
                bound += rowMaximum[spikes[end]];
                end++;
            }
            if (end == done) {
                return false;
            }
            addRange(spikes, done, end, sum);
            done = end;
            bound = done < spikeCount ? largestByte(sum) : bound;
        }
        return true;
    }

    /** Adds rows in pairs, which halves the traffic of the sum; the rows before {@code from} are in the sum already. */
    private void addRange(int[] spikes, int from, int to, int[] sum) {
        // Reading a single row in place, without a copy, gained nothing: its lines come from L3 or memory either way.
        int done = from;
        if (from == 0) {
            if (to == 1) {
                System.arraycopy(rows, row(spikes[0]), sum, FIRST, rowWords);
                return;
            }
            setToSum(rows, row(spikes[0]), row(spikes[1]), sum);
            done = 2;
        }
        for (; done + 1 < to; done += 2) {
            addTwo(rows, row(spikes[done]), row(spikes[done + 1]), sum);
        }
        if (done < to) {
            addOne(rows, row(spikes[done]), sum);
        }
    }

    /** A bound on the bytes of a sum, less than twice the largest. */
    private static int largestByte(int[] sum) {
        int or = 0;
        for (int packed : sum) {
            or |= packed;
        }
        return (or | or >>> 8 | or >>> 16 | or >>> 24) & 0xFF;
    }

    /** Adds the rows of the spikes onto one population to {@code counts [padded]}, one int a neuron, whatever the maxima. */
    void addWide(int[] spikes, int spikeCount, int population, int[] counts) {
        int quarter = padded[population] >> 2;
        for (int i = 0; i < spikeCount; i++) {
            int first = row(spikes[i]) + firstWord[population];
            for (int w = 0; w < quarter; w++) {
                int packed = rows[first + w];
                counts[FIRST + w] += packed & 0xFF;
                counts[FIRST + w + quarter] += (packed >>> 8) & 0xFF;
                counts[FIRST + w + 2 * quarter] += (packed >>> 16) & 0xFF;
                counts[FIRST + w + 3 * quarter] += packed >>> 24;
            }
        }
    }

    private int row(int source) {
        return FIRST + source * rowWords;
    }

    private static void setToSum(int[] rows, int first, int second, int[] sum) {
        for (int w = FIRST; w < sum.length; w += COUNT) {
            IntVector.fromArray(INTS, rows, first + w - FIRST)
                    .add(IntVector.fromArray(INTS, rows, second + w - FIRST))
                    .intoArray(sum, w);
        }
    }

    private static void addTwo(int[] rows, int first, int second, int[] sum) {
        for (int w = FIRST; w < sum.length; w += COUNT) {
            IntVector.fromArray(INTS, rows, first + w - FIRST)
                    .add(IntVector.fromArray(INTS, rows, second + w - FIRST))
                    .add(IntVector.fromArray(INTS, sum, w))
                    .intoArray(sum, w);
        }
    }

    private static void addOne(int[] rows, int first, int[] sum) {
        for (int w = FIRST; w < sum.length; w += COUNT) {
            IntVector.fromArray(INTS, rows, first + w - FIRST)
                    .add(IntVector.fromArray(INTS, sum, w))
                    .intoArray(sum, w);
        }
    }
}
