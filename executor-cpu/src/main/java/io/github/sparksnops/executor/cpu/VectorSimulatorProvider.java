package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** Offers {@code cpu}: vectors of whatever width the machine has (jdk.incubator.vector), one network per core. */
public final class VectorSimulatorProvider implements SimulatorProvider {
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
    public Simulator open(SimulatorSettings settings) {
        return new CpuSimulator(VectorNetwork::new, settings);
    }

    @Override
    public String toString() {
        return name();
    }
}
