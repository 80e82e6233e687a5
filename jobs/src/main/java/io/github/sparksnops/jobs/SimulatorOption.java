package io.github.sparksnops.jobs;

import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import picocli.CommandLine.Option;

/** Which simulator runs; a mix-in. */
final class SimulatorOption {
    @Option(
            names = "--simulator",
            paramLabel = "NAME",
            defaultValue = SimulatorSelection.AUTO,
            description = "auto, cpu, cpu-scalar or gpu; default: auto, the fastest that works here.")
    private String name;

    String name() {
        return name;
    }

    /**
     * Looks for the simulator on this machine.
     *
     * @throws io.github.sparksnops.network.UserError where the name is unknown or it cannot run here
     */
    SimulatorSelection select() {
        return SimulatorSelection.of(name);
    }

    /** As {@link #select()}; what there is to be cautious about goes to stderr. */
    SimulatorSelection select(Console console) {
        SimulatorSelection selection = select();
        if (selection.provider().probe() instanceof SimulatorProvider.Availability.Usable usable
                && !usable.note().isBlank()) {
            console.note("warning: " + selection.name() + ": " + usable.note());
        }
        return selection;
    }
}
