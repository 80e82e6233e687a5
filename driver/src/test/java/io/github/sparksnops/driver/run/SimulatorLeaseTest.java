package io.github.sparksnops.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.spark.FakeSimulatorProvider;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatorLeaseTest {
    @Test
    void borrow_tasksOfOneJvm_neverShareASimulator() {
        SimulatorLease a = SimulatorLease.borrow("fake", OptionalInt.empty());
        SimulatorLease b = SimulatorLease.borrow("fake", OptionalInt.empty());
        Set<Object> simulators = new HashSet<>(List.of(a.simulator(), b.simulator()));

        a.giveBack();
        SimulatorLease again = SimulatorLease.borrow("fake", OptionalInt.empty());

        assertThat(simulators).hasSize(2);
        assertThat(again.simulator()).isSameAs(a.simulator());
        again.giveBack();
        b.discard();
    }

    @Test
    void borrow_onADevice_isNotThatOfAnother() {
        SimulatorLease onThree = SimulatorLease.borrow("fake", OptionalInt.of(3));
        onThree.giveBack();

        SimulatorLease onFour = SimulatorLease.borrow("fake", OptionalInt.of(4));
        SimulatorLease anywhere = SimulatorLease.borrow("fake", OptionalInt.empty());
        SimulatorLease again = SimulatorLease.borrow("fake", OptionalInt.of(3));

        assertThat(onFour.simulator()).isNotSameAs(onThree.simulator());
        assertThat(anywhere.simulator()).isNotSameAs(onThree.simulator()).isNotSameAs(onFour.simulator());
        assertThat(again.simulator()).isSameAs(onThree.simulator());
        assertThat(List.of(onThree, onFour, anywhere))
                .extracting(lease -> FakeSimulatorProvider.deviceOf(lease.simulator()))
                .containsExactly(OptionalInt.of(3), OptionalInt.of(4), OptionalInt.empty());
        List.of(again, onFour, anywhere).forEach(SimulatorLease::discard);
    }
}
