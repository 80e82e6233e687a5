package io.github.sparksnops.driver.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.sparksnops.driver.config.Axis;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.network.template.NetworkTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepPlanTest {
    private static final NetworkTemplate TEMPLATE =
            NetworkTemplate.named("random-balanced").orElseThrow();

    @Test
    void gridValues_twoAxes_lastAxisIsFastest() {
        Grid grid = Grid.of(
                TEMPLATE,
                TEMPLATE.defaultValues(),
                List.of(new Axis("j_ee", List.of(1.0, 2.0)), new Axis("tau_decay_i", List.of(4.0, 8.0, 16.0))));

        assertThat(grid.size()).isEqualTo(6);
        int tau = 0;
        int jee = 5;
        assertThat(List.of(0, 1, 2, 3, 4, 5))
                .extracting(point -> List.of(grid.values(point)[jee], grid.values(point)[tau]))
                .containsExactly(
                        List.of(1.0, 4.0),
                        List.of(1.0, 8.0),
                        List.of(1.0, 16.0),
                        List.of(2.0, 4.0),
                        List.of(2.0, 8.0),
                        List.of(2.0, 16.0));
        assertThat(grid.values(0)[1]).isEqualTo(TEMPLATE.defaultValues()[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 60})
    void trials_anySize_everyPointAndRepeatOnce(int strengths) {
        SweepPlan plan = SweepPlan.of(Studies.of(3, strengths, 2, 5));
        TrialPlan.Trials trials = plan.trials();
        Set<String> ids = new HashSet<>();
        Set<String> parameters = new HashSet<>();

        for (int position = 0; position < plan.size(); position++) {
            Trial trial = trials.at(0, position);
            ids.add(trial.trialId());
            parameters.add(trial.parametersId());
        }

        assertThat(plan.size()).isEqualTo(6 * strengths);
        assertThat(ids).hasSize(6 * strengths);
        assertThat(parameters).hasSize(3 * strengths);
    }

    @Test
    void of_oneHundredThousandTrials_staysSmall() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StudyConfiguration study = Studies.of(100, 100, 10, 1);
        long before = threads.getCurrentThreadAllocatedBytes();

        SweepPlan plan = SweepPlan.of(study);
        List<PlanRange> tasks = WaveSizing.DEFAULT.tasks(plan.all(), 0.01, 2);
        CostEstimate.of(plan, 2, "fake");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(plan);
        }

        assertThat(plan.size()).isEqualTo(100_000);
        assertThat(tasks).isNotEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000_000L);
        assertThat(sent.size()).as("bytes sent with every task").isLessThan(20_000);
    }

    @Test
    void of_moreTrialsThanCanBeNumbered_isRefused() {
        StudyConfiguration study = Studies.of(50_000, 50_000, 1, 1);

        assertThatThrownBy(() -> SweepPlan.of(study))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2500000000 trials");
    }

    @Test
    void missing_rangesDone_theRestInOrder() {
        List<PlanRange> done = List.of(new PlanRange(30, 40), new PlanRange(0, 10), new PlanRange(10, 12));

        assertThat(PlanRange.missing(50, done)).containsExactly(new PlanRange(12, 30), new PlanRange(40, 50));
        assertThat(PlanRange.missing(40, List.of(new PlanRange(0, 40)))).isEmpty();
        assertThatThrownBy(() -> PlanRange.missing(50, List.of(new PlanRange(0, 10), new PlanRange(9, 12))))
                .hasMessageContaining("overlaps");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.01, 1, 30, 1000})
    void tasks_anySpeed_coverTheWaveOnceWithEnoughTasksPerSlot(double secondsPerTrial) {
        PlanRange left = new PlanRange(17, 17 + 100_000);
        WaveSizing sizing = WaveSizing.DEFAULT;

        PlanRange wave = sizing.wave(left, false, secondsPerTrial, 2);
        List<PlanRange> tasks = sizing.tasks(wave, secondsPerTrial, 2);

        int next = wave.first();
        for (PlanRange task : tasks) {
            assertThat(task.first()).isEqualTo(next);
            assertThat(task.size()).isPositive();
            next = task.end();
        }
        assertThat(next).isEqualTo(wave.end());
        assertThat(tasks.size()).isGreaterThanOrEqualTo(Math.min(wave.size(), 8));
        assertThat(tasks.get(tasks.size() - 1).size())
                .isLessThanOrEqualTo(tasks.get(0).size());
    }

    @Test
    void tasks_simulatorThatTakesBatches_areWholeBatchesOnAllSlots() {
        WaveSizing sizing = WaveSizing.DEFAULT.withBatches(500);
        double secondsPerTrial = 0.02;

        PlanRange first = sizing.wave(new PlanRange(0, 100_000), true, secondsPerTrial, 4);
        PlanRange later = sizing.wave(new PlanRange(0, 100_000), false, secondsPerTrial, 4);
        List<PlanRange> tasks = sizing.tasks(later, secondsPerTrial, 4);

        assertThat(first.size()).as("a batch a slot").isEqualTo(2000);
        assertThat(later.size()).as("60 s a slot").isEqualTo(12_000);
        assertThat(tasks).allMatch(task -> task.size() % 500 == 0 && task.size() <= 1000);
        assertThat(tasks.get(tasks.size() - 1).size()).isEqualTo(500);
        assertThat(sizing.tasks(new PlanRange(0, 64), secondsPerTrial, 4))
                .as("a round of a fit, too small for a batch a slot")
                .extracting(PlanRange::size)
                .containsExactly(16, 16, 16, 16);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.02, 0.2, 3, 90})
    void tasks_simulatorThatTakesBatches_loseAboutAMinuteAtMost(double secondsPerTrial) {
        WaveSizing sizing = WaveSizing.DEFAULT.withBatches(500);

        PlanRange wave = sizing.wave(new PlanRange(0, 100_000), false, secondsPerTrial, 2);

        assertThat(sizing.tasks(wave, secondsPerTrial, 2))
                .allMatch(task -> task.size() * secondsPerTrial <= Math.max(60, secondsPerTrial));
    }

    @Test
    void summary_disturbedRun_namesWhatWasLostAndExcluded() {
        TrialCounts one = TrialCounts.of(Status.COMPLETED, "", 1, 1, 1);
        Disturbances met = new Disturbances(3, 1, new TreeSet<>(Set.of("executor 2 on node7, GPU 1")));

        assertThat(new SweepSummary(Path.of("out"), one, one, 1, 1, met).lines())
                .contains(
                        "Disturbed, and done again: 1 executor lost; 3 attempts of tasks failed; excluded because tasks failed"
                                + " there: executor 2 on node7, GPU 1 (events.jsonl)");
        assertThat(new SweepSummary(Path.of("out"), one, one, 1, 1, Disturbances.NONE).lines())
                .noneMatch(line -> line.contains("Disturbed"));
    }

    @Test
    void wave_fewTrialsLeftOver_takesThemToo() {
        WaveSizing sizing = WaveSizing.DEFAULT;

        assertThat(sizing.wave(new PlanRange(0, 24), true, 1, 2).size()).isEqualTo(10);
        assertThat(sizing.wave(new PlanRange(0, 1000), false, 1, 2).size()).isEqualTo(120);
        assertThat(sizing.wave(new PlanRange(0, 160), false, 1, 2).size()).isEqualTo(160);
        assertThat(sizing.wave(new PlanRange(0, 1000), false, 500, 3).size()).isEqualTo(3);
    }

    @Test
    void lines_oneTrialOnOneSlot_areInTheSingular() {
        TrialCounts one = TrialCounts.of(Status.COMPLETED, "", 1, 2, 3);
        SweepSummary summary = new SweepSummary(Path.of("out"), one, one, 1, 1, Disturbances.NONE);
        SweepSummary more = new SweepSummary(Path.of("out"), one.plus(one), one.plus(one), 1, 2, Disturbances.NONE);

        assertThat(summary.lines()).contains("1 trial: 1 completed, 0 infeasible, 0 failed");
        assertThat(summary.lines().get(1)).startsWith("1 trial now in 1.0 s on 1 slot: ");
        assertThat(more.lines().get(1)).startsWith("2 trials now in 1.0 s on 2 slots: ");
        assertThat(ProgressLine.text(0, 1, 0, 0, 0)).isEqualTo("0/1 trial");
        assertThat(ProgressLine.text(0, 3, 0, 0, 0)).isEqualTo("0/3 trials");
    }

    @Test
    void texts_arabicDigitsByDefault_areLatin() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            TrialCounts one = TrialCounts.of(Status.INFEASIBLE, "silent", 1, 2, 3);

            assertThat(new SweepSummary(Path.of("out"), one, one, 1, 1, Disturbances.NONE).lines())
                    .allMatch(line -> line.chars().allMatch(c -> c < 128));
            assertThat(ProgressLine.text(3, 12, 2, 3, 100) + ProgressLine.duration(100))
                    .matches("[\\x00-\\x7f]*");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void duration_anyLength_readsWell() {
        assertThat(DoubleStream.of(0.2, 59, 61, 3600 * 2.5).mapToObj(ProgressLine::duration))
                .containsExactly("0 s", "59 s", "1 min 1 s", "2 h 30 min");
        assertThat(List.of(950L, 17_200L, 3_400_000L, 999_960L))
                .extracting(CostEstimate::size)
                .containsExactly("950 bytes", "17.2 KB", "3.4 MB", "1.0 MB");
    }
}
