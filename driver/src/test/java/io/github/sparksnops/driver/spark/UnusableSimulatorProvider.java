package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSettings;

/** A simulator that this machine never has. */
public final class UnusableSimulatorProvider implements SimulatorProvider {
    static final String NAME = "unusable";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int preference() {
        return 100;
    }

    @Override
    public Availability probe() {
        return new Availability.Unusable("there is no such device", "buy one");
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        throw new IllegalStateException("not usable");
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        throw new AssertionError("opened though unusable");
    }
}
