package io.github.sparksnops.driver.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.stats.PopulationStatistics;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.counts.ObservedCounts;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ms, 1", "s, 1000", "us, 0.001", "samples:30000, 0.03333333333333333"})
    void read_spikesOnBorders_fallInTheWindowThatStartsThere(String unit, double msPerUnit) throws IOException {
        // 0.1 ms windows: 3 x 0.1 is more than 0.3 in binary fractions, and must not be in whole nanoseconds
        StringBuilder text = new StringBuilder("time,neuron\n");
        for (int window = 0; window <= 40; window++) {
            text.append(window * 0.1 / msPerUnit).append(",0\n");
        }
        Path file = write(text.toString());
        ReadOptions reading = Recordings.reading(TimeScale.parse(unit), null);

        Session session = Session.read(file, reading, Recordings.window(0.1));

        assertThat(session.counts().windows()).isEqualTo(40);
        assertThat(Recordings.matrix(session.counts(), 1)[0]).as(unit).containsOnly(1);
    }

    @Test
    void read_noEpochs_wholeWindowsUpToTheLastSpike() throws IOException {
        Path file = write("time_ms,neuron\n0,1\n199.99,1\n200,1\n599,1\n");

        Session session = Session.read(file, ReadOptions.DEFAULT, CountOptions.DEFAULT);

        assertThat(Recordings.matrix(session.counts(), 2)).isDeepEqualTo(new int[][] {{0, 0}, {2, 1}});
        assertThat(session.counts().countWindowMs()).isEqualTo(200);
        assertThat(session.neurons()).isEqualTo(1);
        assertThat(session.meanRateHz()).isCloseTo(3 / 0.4, within(1e-12));
    }

    @Test
    void read_epochs_windowsStartWithEachAndTheRestIsLeftOut() throws IOException {
        Path file = write("time_ms,neuron\n50,0\n100,0\n299,0\n300,0\n349,0\n499,0\n500,0\n700,0\n900,0\n");

        Session session = Session.read(file, ReadOptions.DEFAULT, Recordings.epochs("500-900", "100-350")); // any order

        assertThat(Recordings.matrix(session.counts(), 1)).isDeepEqualTo(new int[][] {{2, 1, 1}});
    }

    @Test
    void read_epochsFromAFile_areTheSame() throws IOException {
        Path file = write("time_ms,neuron\n50,0\n100,0\n299,0\n300,0\n349,0\n499,0\n500,0\n700,0\n900,0\n");
        Path epochs = Files.writeString(folder.resolve("epochs.csv"), "start_s,end_s\n0.1,0.35\n0.5,0.9\n");

        Session session = Session.read(file, ReadOptions.DEFAULT, Recordings.epochs(epochs.toString()));

        assertThat(Recordings.matrix(session.counts(), 1)).isDeepEqualTo(new int[][] {{2, 1, 1}});
    }

    @Test
    void read_neurons_keepTheirIdsAndTheOthersAreSilent() throws IOException {
        Path file = write("time_ms,neuron\n1,3\n2,5\n3,9\n201,9\n401,3\n");

        Session session = Session.read(file, Recordings.neurons("0-4,9"), CountOptions.DEFAULT);

        assertThat(session.neurons()).isEqualTo(2);
        assertThat(session.counts().activeNeurons(0).ids()).containsExactly(3, 9);
    }

    @Test
    void read_largeIds_areNumberedInTheirOrder() throws IOException {
        Path file = write("time_ms,neuron\n1,950911932\n2,950907205\n401,950907205\n");

        Session session = Session.read(file, ReadOptions.DEFAULT, CountOptions.DEFAULT);

        assertThat(Recordings.matrix(session.counts(), 2)).isDeepEqualTo(new int[][] {{1, 0}, {1, 0}});
    }

    @Test
    void read_population_leavesOutTheOthersAndSaysSoWhereNoneIsChosen() throws IOException {
        Path file = write("time_ms,neuron,population\n1,0,e\n2,7,i\n3,0,e\n401,7,i\n");
        ReadOptions onlyE = new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("e"), NeuronRanges.ALL);

        Session e = Session.read(file, onlyE, CountOptions.DEFAULT);
        Session both = Session.read(file, ReadOptions.DEFAULT, CountOptions.DEFAULT);

        assertThat(e.counts().activeNeurons(0).ids()).containsExactly(0);
        assertThat(e.counts().windows())
                .as("the recording lasts to the last spike of any neuron")
                .isEqualTo(2);
        assertThat(e.note()).isEmpty();
        assertThat(both.counts().activeNeurons(0).ids()).containsExactly(0, 7);
        assertThat(both.note().orElseThrow()).contains("e, i");
    }

    @Test
    void read_populationsThatAreNumberedAlike_stayApart() throws IOException {
        Path file = write("time_ms,neuron,population\n1,0,e\n401,0,e\n2,0,i\n3,0,i\n");
        ReadOptions onlyE = new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("e"), NeuronRanges.ALL);

        Session e = Session.read(file, onlyE, CountOptions.DEFAULT);

        assertThat(Recordings.matrix(e.counts(), 1)).isDeepEqualTo(new int[][] {{1, 0}});
    }

    @Test
    void read_sameFile_sameHash() throws IOException {
        Path file = write("time_ms,neuron\n0,1\n401,1\n");

        Session session = Session.read(file, ReadOptions.DEFAULT, CountOptions.DEFAULT);

        // sha256sum
        assertThat(session.sha256()).isEqualTo("f13f210450d8e023a2a3df73fee729f177739dda44746d9da408f68718d91860");
    }

    @Test
    void withoutPsth_modulatedPoisson_fanoFactorFallsToOne() throws IOException {
        int epochs = 100;
        Path file = modulatedPoisson(epochs);
        List<String> items = new ArrayList<>();
        for (int e = 0; e < epochs; e++) {
            items.add(e * 1000 + "-" + (e + 1) * 1000);
        }
        Optional<Epochs> all = Optional.of(Epochs.parse(items));

        double plain = fanoFactor(Session.read(
                file, ReadOptions.DEFAULT, new CountOptions(Optional.empty(), all, false, Optional.empty())));
        double without = fanoFactor(Session.read(
                file, ReadOptions.DEFAULT, new CountOptions(Optional.empty(), all, true, Optional.empty())));

        assertThat(plain).as("rates of 5 and 45 Hz").isGreaterThan(2);
        // The PSTH is estimated from 100 epochs, which takes 1 % of the variance; SE of the mean over 8 neurons: 0.022.
        assertThat(without).isCloseTo(0.99, within(0.09));
    }

    /** 8 neurons in epochs of 1 s: 5 Hz in the first half of an epoch, 45 Hz in the second. */
    private Path modulatedPoisson(int epochs) throws IOException {
        Random random = new Random(3);
        List<double[]> spikes = new ArrayList<>();
        for (int neuron = 0; neuron < 8; neuron++) {
            for (int half = 0; half < 2 * epochs; half++) {
                double rateHz = half % 2 == 0 ? 5 : 45;
                double time = -Math.log(1 - random.nextDouble()) * 1000 / rateHz;
                while (time < 500) {
                    spikes.add(new double[] {half * 500 + time, neuron});
                    time -= Math.log(1 - random.nextDouble()) * 1000 / rateHz;
                }
            }
        }
        spikes.sort(Comparator.comparingDouble(spike -> spike[0]));
        StringBuilder text = new StringBuilder("time_ms,neuron\n");
        spikes.forEach(spike ->
                text.append(spike[0]).append(',').append((int) spike[1]).append('\n'));
        return write(text.toString());
    }

    private static double fanoFactor(Session session) {
        ObservedCounts counts = session.counts();
        PopulationStatistics statistics = PopulationStatistics.of(
                counts, new StatisticsSettings(8, 1, 0.5, FactorAnalysisSettings.NONE), OptionalDouble.empty(), 1);
        return ((PopulationStatistics.Computed) statistics)
                .values()
                .scalar(Statistic.FANO_FACTOR)
                .orElseThrow();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("spikes.csv"), text);
    }
}
