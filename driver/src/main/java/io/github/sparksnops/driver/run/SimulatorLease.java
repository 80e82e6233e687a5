package io.github.sparksnops.driver.run;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open simulator, lent to one task. Tasks come and go, but working memory and devices stay open; so this is static
 * state. There are as many open simulators in a JVM as tasks ran at the same time; the end of the JVM closes them.
 */
final class SimulatorLease {
    private static final Logger log = LoggerFactory.getLogger(SimulatorLease.class);
    private static final Pool THIS_JVM = new Pool();

    private final Wanted wanted;
    private final SimulatorSelection selection;
    private final Simulator simulator;

    private SimulatorLease(Wanted wanted, SimulatorSelection selection, Simulator simulator) {
        this.wanted = wanted;
        this.selection = selection;
        this.simulator = simulator;
    }

    /** What a task asks for. */
    private record Wanted(String name, OptionalInt device) {}

    /**
     * Lends an idle simulator, or opens one.
     *
     * @param name as on the command line; {@code auto} is decided once for each JVM and device
     * @param device that the scheduler gave the task; empty: the simulator chooses
     */
    static SimulatorLease borrow(String name, OptionalInt device) {
        return THIS_JVM.borrow(new Wanted(name, device));
    }

    Simulator simulator() {
        return simulator;
    }

    SimulatorSelection selection() {
        return selection;
    }

    /** Gives the simulator back for the next task. */
    void giveBack() {
        THIS_JVM.giveBack(this);
    }

    /** Closes the simulator instead: its task failed, and its state is in doubt. What goes wrong then hides nothing. */
    void discard() {
        try {
            simulator.close();
        } catch (RuntimeException e) {
            log.warn("A simulator could not be closed: {}", e.toString());
        }
    }

    /** Idle simulators of this JVM by name and device. */
    private static final class Pool {
        private final Map<Wanted, SimulatorSelection> selections = new HashMap<>();
        private final Map<Wanted, Deque<SimulatorLease>> idle = new HashMap<>();
        private boolean closed;

        private Pool() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close simulators"));
        }

        synchronized SimulatorLease borrow(Wanted wanted) {
            Deque<SimulatorLease> free = idle.computeIfAbsent(wanted, w -> new ArrayDeque<>());
            return free.isEmpty() ? open(wanted) : free.pop();
        }

        private SimulatorLease open(Wanted wanted) {
            SimulatorSelection selection = selections.computeIfAbsent(wanted, Pool::select);
            SimulatorSettings settings = SimulatorSettings.DEFAULT.withDevice(wanted.device());
            return new SimulatorLease(wanted, selection, selection.provider().open(settings));
        }

        /** An executor cannot show a message to the user: it must be in the error that Spark reports. */
        private static SimulatorSelection select(Wanted wanted) {
            try {
                return SimulatorSelection.of(wanted.name(), wanted.device());
            } catch (UserError e) {
                throw new IllegalStateException("this executor has no simulator: " + e.getMessage(), e);
            }
        }

        synchronized void giveBack(SimulatorLease lease) {
            if (closed) {
                lease.simulator.close();
            } else {
                idle.get(lease.wanted).push(lease);
            }
        }

        synchronized void close() {
            closed = true;
            idle.values().forEach(leases -> leases.forEach(lease -> lease.simulator.close()));
            idle.clear();
        }
    }
}
