package io.github.sparksnops.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatorLeaseTest {
    @Test
    void borrow_tasksOfOneJvm_neverShareASimulator() {
        SimulatorLease a = SimulatorLease.borrow("fake");
        SimulatorLease b = SimulatorLease.borrow("fake");
        Set<Object> simulators = new HashSet<>(List.of(a.simulator(), b.simulator()));

        a.giveBack();
        SimulatorLease again = SimulatorLease.borrow("fake");

        assertThat(simulators).hasSize(2);
        assertThat(again.simulator()).isSameAs(a.simulator());
        again.giveBack();
        b.discard();
    }
}
