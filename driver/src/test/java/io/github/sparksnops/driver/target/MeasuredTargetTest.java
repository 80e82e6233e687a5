package io.github.sparksnops.driver.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.StatisticsSettings;
import io.github.sparksnops.stats.factor.FactorAnalysisSettings;
import io.github.sparksnops.stats.target.RunToRunSpread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each warning fires on a recording that was made to provoke it, and none on a sound one. */
class MeasuredTargetTest {
    @TempDir
    private Path folder;

    private static StatisticsSettings settings(int neurons, int samplings) {
        return new StatisticsSettings(neurons, samplings, 0.5, FactorAnalysisSettings.NONE);
    }

    private static MeasuredTarget measure(StatisticsSettings settings, Session... sessions) {
        int statistics = settings.factorAnalysis().equals(FactorAnalysisSettings.NONE) ? 3 : 6;
        return MeasuredTarget.of(
                new TargetRequest(List.of(sessions), settings, PoissonRecording.weights(statistics), 1, 20), () -> {});
    }

    private static List<String> warnings(MeasuredTarget target) {
        return target.warnings().stream().map(Problem::toString).toList();
    }

    @Test
    void of_soundRecording_noWarnings() throws IOException {
        Session session = PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(60, 100, 1));

        MeasuredTarget target = measure(settings(20, 5), session);

        assertThat(warnings(target)).isEmpty();
        assertThat(target.statistics().scalars().get(Statistic.RATE_HZ).mean()).isCloseTo(8, within(0.5));
        assertThat(target.statistics().countWindows()).isEqualTo(100);
        assertThat(target.shares().values().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void of_factorAnalysis_targetHasAllSix() throws IOException {
        Session session = PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(12, 60, 1));

        MeasuredTarget target = measure(new StatisticsSettings(6, 2, 0.5, FactorAnalysisSettings.PUBLISHED), session);

        assertThat(target.shares()).containsOnlyKeys(Statistic.values());
        assertThat(target.statistics().eigenspectrum().orElseThrow().mean()).hasSize(6);
    }

    @Test
    void of_sessions_varianceIsTheirs() throws IOException {
        // rates of 5, 10 and 15 Hz: counts of neurons alternate by the same steps
        Session[] sessions = new Session[3];
        for (int s = 0; s < 3; s++) {
            int base = s + 1;
            int[][] counts = new int[3][40];
            for (int n = 0; n < 3; n++) {
                for (int w = 0; w < 40; w++) {
                    counts[n][w] = base + (((w >> n) & 1) == 0 ? 1 : -1);
                }
            }
            sessions[s] = PoissonRecording.session(folder, s + ".csv", counts);
        }

        MeasuredTarget target = measure(settings(3, 1), sessions);

        assertThat(target.statistics().scalars().get(Statistic.RATE_HZ).mean()).isCloseTo(10, within(1e-12));
        assertThat(target.statistics().scalars().get(Statistic.RATE_HZ).variance())
                .isCloseTo(25, within(1e-12));
        // variance 40 / 39 of every neuron, over means 1, 2 and 3
        double fano = 40 / 39.0 * (1 + 1 / 2.0 + 1 / 3.0) / 3;
        assertThat(target.statistics().scalars().get(Statistic.FANO_FACTOR).mean())
                .isCloseTo(fano, within(1e-12));
    }

    @Test
    void of_nearlyEqualSessions_warnsOfTheSmallVarianceAndItsShare() throws IOException {
        int[][] counts = PoissonRecording.counts(25, 100, 1);
        int[][] oneMore = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
        oneMore[0][0]++;

        MeasuredTarget target = measure(
                settings(25, 1),
                PoissonRecording.session(folder, "a.csv", counts),
                PoissonRecording.session(folder, "b.csv", oneMore));

        assertThat(warnings(target)).anySatisfy(text -> assertThat(text)
                .startsWith("rate_hz: its variance ")
                .contains("far below the model's own", "--weights rate_hz=0.1")
                .containsPattern("it will carry \\d+ % of the cost"));
    }

    @Test
    void of_equalSessions_takesTheModelsVarianceAndSaysSo() throws IOException {
        int[][] counts = PoissonRecording.counts(25, 100, 1);

        MeasuredTarget target = measure(
                settings(25, 1),
                PoissonRecording.session(folder, "a.csv", counts),
                PoissonRecording.session(folder, "b.csv", counts));

        assertThat(warnings(target)).anyMatch(text -> text.startsWith("fano_factor: it is the same in all 2 sessions"));
        assertThat(target.statistics().scalars().get(Statistic.FANO_FACTOR).variance())
                .isEqualTo(RunToRunSpread.variance(Statistic.FANO_FACTOR));
    }

    @Test
    void of_fewWindows_warnsOfFactorAnalysis() throws IOException {
        Session session = PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(30, 22, 1));

        assertThat(warnings(measure(settings(22, 2), session)))
                .anyMatch(text -> text.contains("22 count windows for 22 neurons per sampling"));
        assertThat(warnings(measure(settings(21, 2), session))).noneMatch(text -> text.contains("count windows for"));
    }

    @Test
    void of_fewDifferentWindowsInAReplicate_warnsOfCrossValidation() throws IOException {
        // 0.8 x 0.63 x 43 = 21.7 windows; over sessions 0.8 x 43 = 34
        Session session = PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(30, 43, 1));
        Session other = PoissonRecording.session(folder, "b.csv", PoissonRecording.counts(30, 43, 2));

        assertThat(warnings(measure(settings(22, 2), session)))
                .anyMatch(text -> text.contains("about 22 different ones to train on"));
        assertThat(warnings(measure(settings(21, 2), session))).noneMatch(text -> text.contains("different ones"));
        assertThat(warnings(measure(settings(22, 2), session, other)))
                .noneMatch(text -> text.contains("different ones"));
    }

    @Test
    void of_samplingsOfAllNeurons_warnsThatTheyAreTheSame() throws IOException {
        Session session = PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(25, 100, 1));

        assertThat(warnings(measure(settings(25, 2), session)))
                .anyMatch(text -> text.contains("just 25 neurons spike above 0.5 Hz"));
        assertThat(warnings(measure(settings(25, 1), session))).noneMatch(text -> text.contains("just 25"));
    }

    @Test
    void of_fewNeurons_warns() throws IOException {
        Session session = PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(60, 100, 1));

        assertThat(warnings(measure(settings(19, 2), session))).anyMatch(text -> text.contains("few neurons"));
    }

    @Test
    void of_implausibleRates_warnsOfTheUnit() throws IOException {
        int[][] counts = PoissonRecording.counts(25, 100, 1);
        StatisticsSettings anyRate = new StatisticsSettings(20, 2, 0, FactorAnalysisSettings.NONE);

        MeasuredTarget fast = measure(anyRate, PoissonRecording.session(folder, "fast.csv", counts, 2));
        MeasuredTarget slow = measure(anyRate, PoissonRecording.session(folder, "slow.csv", counts, 200_000));

        assertThat(warnings(fast)).anyMatch(text -> text.matches(".*spike at \\d{3} Hz on average, as if times had.*"));
        assertThat(warnings(slow))
                .anyMatch(text -> text.matches(".*spike at 0.00\\d+ Hz on average, as if times had.*"));
    }

    @Test
    void of_oddDuration_warnsOfTheUnit() throws IOException {
        StatisticsSettings anyRate = new StatisticsSettings(20, 2, 0, FactorAnalysisSettings.NONE);

        MeasuredTarget brief = measure(anyRate, PoissonRecording.spikes(folder, "ms", 30, 900, 200));
        MeasuredTarget endless = measure(anyRate, PoissonRecording.spikes(folder, "s", 30, 90_000, 100_000));

        assertThat(warnings(brief)).anyMatch(text -> text.contains("the last spike is at 0.9 s"));
        assertThat(warnings(endless)).anyMatch(text -> text.contains("the last spike is at 90,000.0 s"));
    }

    @Test
    void of_severalPopulations_warnsThatTheyAreMixed() throws IOException {
        MeasuredTarget target = measure(settings(20, 2), PoissonRecording.spikes(folder, "ms", 30, 2_000, 200));

        assertThat(warnings(target))
                .anyMatch(text -> text.contains("populations e, i") && text.contains("--population"));
    }

    @Test
    void of_sessionsOfDifferentLength_warnsAndNamesTheSmallest() throws IOException {
        MeasuredTarget target = measure(
                settings(20, 2),
                PoissonRecording.session(folder, "a.csv", PoissonRecording.counts(40, 100, 1)),
                PoissonRecording.session(folder, "b.csv", PoissonRecording.counts(40, 80, 2)));

        assertThat(warnings(target)).anyMatch(text -> text.contains("sessions differ") && text.contains("80"));
        assertThat(target.statistics().countWindows()).isEqualTo(80);
    }

    @Test
    void of_tooFewActiveNeurons_isTheUsersToMend() throws IOException {
        int[][] counts = PoissonRecording.counts(25, 100, 1);
        Arrays.fill(counts[3], 0);
        Session session = PoissonRecording.session(folder, "a.csv", counts);

        assertThatThrownBy(() -> measure(settings(25, 1), session))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("24 of 25 neurons spike above 0.5 Hz, but a sampling takes 25")
                .hasMessageContaining("--neurons-per-sampling");
    }

    @Test
    void of_neuronAtTheFloor_replicatesWithoutStatisticsAreLeftOutOrRefused() throws IOException {
        // 20 s: 11 spikes are above the floor. A replicate without any of k windows has none: a share of e^-k.
        Session fragile = PoissonRecording.session(folder, "a.csv", withLastNeuron(1));
        Session sturdier = PoissonRecording.session(folder, "b.csv", withLastNeuron(3));
        Session sound = PoissonRecording.session(folder, "c.csv", withLastNeuron(9));

        assertThatThrownBy(() -> measure(settings(21, 1), fragile))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("of 20 bootstrap replicates have no statistics");
        MeasuredTarget target = measure(settings(21, 1), sturdier);
        assertThat(warnings(target)).anyMatch(text -> text.contains("b.csv: 1 of 20 bootstrap replicates"));
        assertThat(target.estimate().repeats()).isEqualTo(19);
        assertThat(warnings(measure(settings(21, 1), sound))).isEmpty();
    }

    /** 21 neurons in 100 windows; the last has 11 spikes at each of so many windows. */
    private static int[][] withLastNeuron(int bursts) {
        int[][] counts = PoissonRecording.counts(21, 100, 1);
        Arrays.fill(counts[20], 0);
        Arrays.fill(counts[20], 30, 30 + bursts, 11);
        return counts;
    }
}
