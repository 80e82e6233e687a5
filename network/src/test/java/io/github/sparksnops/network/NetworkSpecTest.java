package io.github.sparksnops.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.NeuronModel.ExponentialIntegrateAndFire;
import io.github.sparksnops.network.SynapseModel.DifferenceOfExponentials;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkSpecTest {
    private static final Population E = new Population(
            "e",
            4,
            Polarity.EXCITATORY,
            new ExponentialIntegrateAndFire(1, 0.1, -60, -50, 2, -10, -65, -100, 1.5),
            new Population.InitialPotential(-65, -50));
    private static final Population I =
            new Population("i", 2, Polarity.INHIBITORY, E.neuronModel(), E.initialPotential());
    private static final SynapseModel SYNAPSE = new DifferenceOfExponentials(1, 5);

    private static Projection projection(String source, String target, double strength) {
        return new Projection(source, target, new Connectivity.Uniform(2), SYNAPSE, strength);
    }

    private static NetworkSpec spec(Projection... projections) {
        return new NetworkSpec(
                List.of(new Stimulus.PoissonSources("x", 3, Polarity.EXCITATORY, 10)),
                List.of(E, I),
                List.of(projections));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("wrong sign", (Runnable) () -> spec(projection("i", "e", 1))),
                Arguments.of("wrong sign", (Runnable) () -> spec(projection("e", "e", -1))),
                Arguments.of("wrong sign", (Runnable) () -> spec(projection("x", "e", -1))),
                Arguments.of("no such source", (Runnable) () -> spec(projection("z", "e", 1))),
                Arguments.of("no such target", (Runnable) () -> spec(projection("e", "x", 1))),
                Arguments.of(
                        "two projections", (Runnable) () -> spec(projection("e", "i", 1), projection("e", "i", 2))),
                Arguments.of("finite", (Runnable) () -> projection("e", "i", Double.NaN)),
                Arguments.of("at least 1 ms", (Runnable) () -> new DifferenceOfExponentials(1, 0.5)),
                Arguments.of(">= 0", (Runnable) () -> new Connectivity.WrappedGaussian(3, -0.1)),
                Arguments.of("must lie below", (Runnable)
                        () -> new ExponentialIntegrateAndFire(1, 0.1, -60, -50, 2, -10, -5, -100, 1.5)),
                Arguments.of("named", (Runnable) () -> new NetworkSpec(List.of(), List.of(E, E), List.of())));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void construction_brokenDescription_saysWhat(String message, Runnable construction) {
        assertThatThrownBy(construction::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void classes_countStimuliFirst() {
        NetworkSpec spec = spec(projection("i", "e", -1), projection("x", "i", 0));

        assertThat(spec.classes()).isEqualTo(3);
        assertThat(spec.classOf("x")).isZero();
        assertThat(spec.classOf("i")).isEqualTo(2);
        assertThat(spec.classSize(1)).isEqualTo(4);
        assertThat(spec.neurons()).isEqualTo(6);
        assertThat(spec.firstNeuron(1)).isEqualTo(4);
        assertThat(spec.synapses()).isEqualTo(2 * 2 + 3 * 2);
    }
}
