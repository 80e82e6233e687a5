package io.github.sparksnops.driver.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.CountTable;
import io.github.sparksnops.network.simulation.InfeasibilityRule;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationOutcome;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.stats.StatisticsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trial ends in a result; only cancellation and a broken machine pass through. */
class TrialEvaluatorTest {
    private static final TrialSettings SETTINGS = new TrialSettings(
            new Model(BalancedTemplate.RANDOM.name(), BalancedTemplate.RANDOM.defaultLayout()),
            Fidelity.FULL,
            new SimulationWindow(1_500, 500, 200, 0.05),
            StatisticsSettings.DEFAULT);

    private static TrialResult evaluate(Supplier<SimulationResult> simulation) {
        Simulator simulator = new Simulator() {
            @Override
            public List<SimulationResult> run(
                    NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
                return List.of(simulation.get());
            }

            @Override
            public void close() {}
        };
        Trial trial = new TrialFactory(SETTINGS, 1).trial(BalancedTemplate.RANDOM.defaultValues(), 0);
        return new TrialEvaluator(SETTINGS, simulator).evaluate(trial, Recording.NONE, RunControl.NONE);
    }

    private static SimulationResult result(SimulationOutcome outcome, SpikeCounts counts) {
        return new SimulationResult(outcome, counts, List.of(0L, 0L), List.of(0L, 0L), 29_999, 0, 0);
    }

    static Stream<Throwable> softwareErrors() {
        return Stream.of(
                new IllegalStateException("a state"),
                new AssertionError("an assertion"),
                new NoClassDefFoundError("a class"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("softwareErrors")
    void evaluate_softwareError_isAFailedTrialWithItsMessage(Throwable error) {
        TrialResult result = evaluate(() -> sneak(error));

        assertThat(result.status()).isEqualTo(TrialResult.Status.FAILED);
        assertThat(result.reason()).contains(error.toString());
        assertThat(result.statistics()).isEmpty();
    }

    static Stream<Throwable> brokenMachines() {
        return Stream.of(
                new CancellationException(),
                new SimulatorFailure("the device is lost"),
                new UserError("memory", "too large", "take a smaller one"),
                new OutOfMemoryError(),
                new InternalError("broken"));
    }

    @ParameterizedTest
    @MethodSource("brokenMachines")
    void evaluate_cancelledOrBroken_passesThrough(Throwable error) {
        assertThatThrownBy(() -> evaluate(() -> sneak(error))).isSameAs(error);
    }

    @Test
    void evaluate_stoppedNetwork_isInfeasibleWithoutStatistics() {
        for (InfeasibilityRule rule : InfeasibilityRule.values()) {
            TrialResult result =
                    evaluate(() -> result(new SimulationOutcome.Infeasible(rule, 1000), new CountTable(3125, 4)));

            assertThat(result.status()).isEqualTo(TrialResult.Status.INFEASIBLE);
            assertThat(result.reason()).contains(rule.key());
            assertThat(result.statistics()).isEmpty();
        }
    }

    @Test
    void evaluate_quietNetwork_isInfeasibleByTheStatisticsRule() {
        TrialResult result = evaluate(() -> result(new SimulationOutcome.Completed(), new CountTable(3125, 4)));

        assertThat(result.status()).isEqualTo(TrialResult.Status.INFEASIBLE);
        assertThat(result.reason()).contains("too_few_active_neurons");
    }

    /** Takes batches; fails for a whole batch in which a seed is odd. */
    private static final class Batches implements Simulator {
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public List<SimulationResult> run(
                NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
            sizes.add(batch.size());
            if (batch.networks().stream().anyMatch(n -> n.seed() % 2 != 0)) {
                throw new IllegalStateException("odd");
            }
            return batch.networks().stream()
                    .map(n -> result(
                            new SimulationOutcome.Infeasible(InfeasibilityRule.SILENT, (int) (n.seed() & 0xFFF)),
                            new CountTable(3125, 4)))
                    .toList();
        }

        @Override
        public void close() {}
    }

    private static List<TrialResult> evaluate(Simulator simulator, List<Trial> trials) {
        return new TrialEvaluator(SETTINGS, simulator)
                .evaluate(trials, Recording.NONE, RunControl.NONE, Runnable::run).stream()
                        .map(TrialEvaluator::result)
                        .toList();
    }

    private static List<Trial> trials(boolean even, int count) {
        TrialFactory factory = new TrialFactory(SETTINGS, 1);
        return IntStream.range(0, 1000)
                .mapToObj(repeat -> factory.trial(BalancedTemplate.RANDOM.defaultValues(), repeat))
                .filter(trial -> (trial.seed() % 2 == 0) == even)
                .limit(count)
                .toList();
    }

    @Test
    void evaluate_severalTrials_areOneBatchWithResultsInOrder() {
        Batches simulator = new Batches();
        List<Trial> trials = trials(true, 3);

        List<TrialResult> results = evaluate(simulator, trials);

        assertThat(simulator.sizes).containsExactly(3);
        for (int t = 0; t < 3; t++) {
            assertThat(results.get(t).simulation().orElseThrow().outcome())
                    .isEqualTo(new SimulationOutcome.Infeasible(
                            InfeasibilityRule.SILENT, (int) (trials.get(t).seed() & 0xFFF)));
        }
    }

    @Test
    void evaluate_oneOfABatchFails_theOthersHaveTheirResults() {
        Batches simulator = new Batches();
        List<Trial> trials = new ArrayList<>(trials(true, 2));
        trials.add(1, trials(false, 1).get(0));

        List<TrialResult> results = evaluate(simulator, trials);

        assertThat(simulator.sizes).containsExactly(3, 1, 1, 1);
        assertThat(results)
                .extracting(TrialResult::status)
                .containsExactly(
                        TrialResult.Status.INFEASIBLE, TrialResult.Status.FAILED, TrialResult.Status.INFEASIBLE);
        assertThat(results.get(1).reason().orElseThrow()).contains("odd");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> SimulationResult sneak(Throwable error) throws E {
        throw (E) error;
    }
}
