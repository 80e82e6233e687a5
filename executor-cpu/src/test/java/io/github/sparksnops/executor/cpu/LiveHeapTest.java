package io.github.sparksnops.executor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import io.github.sparksnops.network.simulation.SpikeCounts;
import io.github.sparksnops.network.template.BalancedTemplate;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What a simulation keeps alive does not grow with its duration, spike counts left out. */
class LiveHeapTest {
    /** Bytes of all reachable objects: the histogram counts objects, where heap usage would count regions of the collector. */
    private static long aliveBytes() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            String total = histogram.substring(histogram.lastIndexOf("Total"));
            return Long.parseLong(total.trim().split("\\s+")[2]);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes alive near the end of a run of published size, beyond what was alive before, counts left out. */
    private static double liveBytes(double durationMs) {
        NetworkTemplate template = BalancedTemplate.SPATIAL;
        SimulationWindow window = new SimulationWindow(durationMs, 500, 200, 0.05);
        long[] atEnd = new long[1];
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(int network, int stepsDone, int steps) {
                if (stepsDone >= steps - 10_000 && atEnd[0] == 0) {
                    atEnd[0] = aliveBytes();
                }
            }
        };
        long before = aliveBytes();
        Recording recording = Recording.ofSpikes((network, steps, neurons, count) -> {});
        try (Simulator simulator = new VectorSimulatorProvider().open(SimulatorSettings.DEFAULT)) {
            Network network = Networks.network(template, template.defaultLayout(), template.defaultValues(), 1);
            simulator.run(NetworkBatch.of(network), window, recording, control);
        }
        return atEnd[0] - before - SpikeCounts.bytes(3125, window.countWindows());
    }

    @Test
    void run_fourteenTimesAsLong_keepsNoMoreAlive() {
        liveBytes(1_500); // loads classes and compiles, so that both measurements start alike
        double brief = liveBytes(10_000);
        double full = liveBytes(140_500);

        NetworkTemplate template = BalancedTemplate.SPATIAL;
        SimulationWindow window = new SimulationWindow(10_000, 500, 200, 0.05);
        long counts = SpikeCounts.bytes(3125, window.countWindows());
        long demand = new VectorSimulatorProvider()
                .demand(template.instantiate(template.defaultLayout(), template.defaultValues()), window)
                .bytes();
        assertThat((double) demand - counts).as("memory that was announced").isCloseTo(brief, within(0.1 * brief));
        assertThat(brief).as("rows of counts alone are 18 MB").isGreaterThan(18e6);
        assertThat(full).isCloseTo(brief, within(0.05 * brief));
    }
}
