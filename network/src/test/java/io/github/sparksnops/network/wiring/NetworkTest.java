package io.github.sparksnops.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.Connectivity;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Polarity;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.Stimulus;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    static List<NetworkTemplate> templates() {
        return NetworkTemplate.all();
    }

    private static Network network(NetworkTemplate template, long seed) {
        return Network.of(template.instantiate(template.defaultLayout(), template.defaultValues()), seed);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void drawTargets_publishedSizes_haveThePublishedDegrees(NetworkTemplate template) {
        Network network = network(template, 1);
        Map<String, Integer> outDegrees = Map.of("ee", 375, "ie", 282, "ei", 1500, "ii", 375, "ex", 250, "ix", 32);
        NetworkSpec spec = network.spec();
        assertThat(spec.synapses()).isEqualTo(2_814_375 + 705_000);

        for (int p = 0; p < spec.projections().size(); p++) {
            Projection projection = spec.projections().get(p);
            int outDegree = projection.connectivity().outDegree();
            int sources = spec.classSize(spec.classOf(projection.source()));
            int size = spec.populations()
                    .get(spec.populationOf(projection.target()))
                    .size();
            int[] inDegree = new int[size];
            int[] targets = new int[outDegree];
            for (int source = 0; source < sources; source++) {
                network.drawTargets(p, source, targets, new int[4]);
                for (int target : targets) {
                    inDegree[target]++;
                }
            }

            assertThat(outDegree).isEqualTo(outDegrees.get(projection.target() + projection.source()));
            double mean = (double) sources * outDegree / size;
            double squares = 0;
            for (int degree : inDegree) {
                squares += (degree - mean) * (degree - mean);
            }
            // Independent draws: in-degrees are near Poisson, their variance near the mean. (Standard error of the
            // ratio
            // for 625 neurons: sqrt(2 / 625) = 0.06; neighbouring sources share targets, but positions are even.)
            assertThat(squares / size / mean)
                    .as(projection.source() + " -> " + projection.target())
                    .isBetween(0.75, 1.3);
        }
    }

    @Test
    void drawTargets_sameAddress_sameTargets() {
        int[] first = new int[375];
        int[] again = new int[375];
        int[] otherSeed = new int[375];

        network(BalancedTemplate.SPATIAL, 42).drawTargets(1, 77, first, new int[4]);
        network(BalancedTemplate.SPATIAL, 42).drawTargets(1, 77, again, new int[4]);
        network(BalancedTemplate.SPATIAL, 43).drawTargets(1, 77, otherSeed, new int[4]);

        assertThat(first).isEqualTo(again).isNotEqualTo(otherSeed);
    }

    @Test
    void initialPotentials_are24BitUniform() {
        float[] potentials = network(BalancedTemplate.RANDOM, 3).initialPotentials(0);
        double sum = 0;
        for (float v : potentials) {
            assertThat(v).isBetween(-65f, -50f);
            sum += v;
        }

        // sd of the mean: 15 / sqrt(12) / 50 = 0.087
        assertThat(sum / potentials.length).isCloseTo(-57.5, within(0.35));
        assertThat(network(BalancedTemplate.RANDOM, 3).initialPotentials(1)[0]).isNotEqualTo(potentials[0]);
    }

    @Test
    void stimulus_publishedRate_isPoisson() {
        PoissonDraw draw = network(BalancedTemplate.RANDOM, 8).stimulus(0, 0.05);
        int steps = 400_000;
        long[] observed = new long[draw.most() + 1];
        long[] sources = new long[2500];
        int[] spiking = new int[draw.most()];
        for (int step = 1; step <= steps; step++) {
            int count = draw.draw(8, step, spiking);
            observed[count]++;
            for (int i = 0; i < count; i++) {
                sources[spiking[i]]++;
            }
        }
        double[] expected = new double[observed.length];
        double p = Math.exp(-1.25);
        for (int k = 0; k < expected.length; k++) {
            expected[k] = p * steps;
            p *= 1.25 / (k + 1);
        }
        double[] even = new double[2500];
        java.util.Arrays.fill(even, 1.25 * steps / 2500);

        assertThat(ChiSquared.score(observed, expected)).isBetween(-4.0, 4.0);
        assertThat(ChiSquared.score(sources, even)).isBetween(-4.0, 4.0);
    }

    @Test
    void stimulus_manySpikesPerStep_takesFurtherBlocks() {
        Stimulus.PoissonSources poisson = new Stimulus.PoissonSources("x", 100_000, Polarity.EXCITATORY, 20);
        PoissonDraw draw = new PoissonDraw(poisson, 0, 0.1);
        int[] spiking = new int[draw.most()];
        double sum = 0;
        for (int step = 1; step <= 2000; step++) {
            sum += draw.draw(1, step, spiking);
        }

        // mean 200 per step; standard error sqrt(200 / 2000) = 0.32
        assertThat(sum / 2000).isCloseTo(200, within(1.3));
        assertThat(spiking[150]).isNotEqualTo(spiking[146]);
    }

    @Test
    void stimulus_tooManySpikesPerStep_refused() {
        Stimulus.PoissonSources poisson = new Stimulus.PoissonSources("x", 10_000_000, Polarity.EXCITATORY, 10);

        assertThatThrownBy(() -> new PoissonDraw(poisson, 0, 0.05)).hasMessageContaining("5000");
    }

    @Test
    void of_tooManySynapsesOnOneNeuron_refusedWithoutDrawingThem() {
        Map<String, Double> ontoOne = Map.of("ee", 0.0, "ei", 0.0, "ie", 1.0, "ii", 0.0, "ex", 0.0, "ix", 0.0);
        Layout fits = new Layout(Map.of("e", 4_000_000, "i", 1, "x", 1), ontoOne);
        Layout tooMany = new Layout(Map.of("e", 9_000_000, "i", 1, "x", 1), ontoOne);
        // sigma = 0 on grids of 3000 and 1: all on one neuron as well
        double[] narrow = BalancedTemplate.SPATIAL.defaultValues();
        narrow[3] = 0;

        assertThat(Network.of(BalancedTemplate.RANDOM.instantiate(fits, BalancedTemplate.RANDOM.defaultValues()), 1))
                .isNotNull();
        assertThatThrownBy(() -> Network.of(
                        BalancedTemplate.RANDOM.instantiate(tooMany, BalancedTemplate.RANDOM.defaultValues()), 1))
                .hasMessageContaining("e -> i");
        assertThatThrownBy(() -> Network.of(BalancedTemplate.SPATIAL.instantiate(tooMany, narrow), 1))
                .hasMessageContaining("e -> i");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.1, 0.25, 2})
    void largestExpectedInDegree_isThatOfTheDraws(double sigma) {
        TargetRule rule = TargetRule.of(new Connectivity.WrappedGaussian(300, sigma), 400, 100);
        long[] inDegree = new long[100];
        int[] targets = new int[300];
        for (int source = 0; source < 400; source++) {
            rule.draw(3, 0, source, targets, 300, new int[4]);
            for (int target : targets) {
                inDegree[target]++;
            }
        }
        double largest = java.util.Arrays.stream(inDegree).max().orElseThrow();

        // 1,200 synapses a neuron: the largest of 100 is some three standard deviations (of 35) above
        assertThat(rule.largestExpectedInDegree(400, 300)).isCloseTo(largest, within(150.0));
    }
}
