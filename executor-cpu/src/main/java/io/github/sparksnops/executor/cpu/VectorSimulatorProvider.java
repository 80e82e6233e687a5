package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** Offers {@code cpu}: vectors of whatever width the machine has (jdk.incubator.vector), one network per core. */
public final class VectorSimulatorProvider implements SimulatorProvider {
    /** 3.46 us a step for the 3,125 neurons of the published networks (docs/performance.md). */
    private static final double NANOSECONDS_PER_NEURON_STEP = 1.1;

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Availability probe() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new Availability.Unusable(
                    "this JVM was started without the module " + VECTOR_MODULE,
                    "start it with --add-modules=" + VECTOR_MODULE + ", as bin/snops and Spark do, or use cpu-scalar");
        }
        if (!Processor.hasFusedMultiplyAdd()) {
            return new Availability.Unusable(
                    "this processor has no fused multiply-add, without which Math.fma is a hundred times slower",
                    "run on a processor with FMA (x86 since 2013, any 64-bit ARM), or use cpu-scalar");
        }
        return new Availability.Usable(Processor.name() + ", " + VectorLanes.COUNT + " float lanes", "");
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        return CpuSimulator.demand(spec, window, VectorNetwork.bytes(spec), NANOSECONDS_PER_NEURON_STEP);
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        return new CpuSimulator(VectorNetwork::new, settings);
    }

    @Override
    public String toString() {
        return name();
    }
}
