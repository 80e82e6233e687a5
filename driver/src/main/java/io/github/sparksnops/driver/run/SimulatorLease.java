package io.github.sparksnops.driver.run;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open simulator, lent to one task. Tasks come and go, but working memory and devices stay open; so this is static
 * state. There are as many open simulators in a JVM as tasks ran at the same time; the end of the JVM closes them.
 */
final class SimulatorLease {
    private static final Logger log = LoggerFactory.getLogger(SimulatorLease.class);
    private static final Pool THIS_JVM = new Pool();

    private final SimulatorSelection selection;
    private final Simulator simulator;

    private SimulatorLease(SimulatorSelection selection, Simulator simulator) {
        this.selection = selection;
        this.simulator = simulator;
    }

    /**
     * Lends an idle simulator, or opens one.
     *
     * @param name as on the command line; {@code auto} is decided once for each JVM
     */
    static SimulatorLease borrow(String name) {
        return THIS_JVM.borrow(name);
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

    /** Idle simulators of this JVM by name. */
    private static final class Pool {
        private final Map<String, SimulatorSelection> selections = new HashMap<>();
        private final Map<SimulatorSelection, Deque<SimulatorLease>> idle = new HashMap<>();
        private boolean closed;

        private Pool() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close simulators"));
        }

        synchronized SimulatorLease borrow(String name) {
            SimulatorSelection selection = selections.computeIfAbsent(name, Pool::select);
            Deque<SimulatorLease> free = idle.computeIfAbsent(selection, s -> new ArrayDeque<>());
            return free.isEmpty()
                    ? new SimulatorLease(selection, selection.provider().open(SimulatorSettings.DEFAULT))
                    : free.pop();
        }

        /** An executor cannot show a message to the user: it must be in the error that Spark reports. */
        private static SimulatorSelection select(String name) {
            try {
                return SimulatorSelection.of(name);
            } catch (UserError e) {
                throw new IllegalStateException("this executor has no simulator: " + e.getMessage(), e);
            }
        }

        synchronized void giveBack(SimulatorLease lease) {
            if (closed) {
                lease.simulator.close();
            } else {
                idle.get(lease.selection).push(lease);
            }
        }

        synchronized void close() {
            closed = true;
            idle.values().forEach(leases -> leases.forEach(lease -> lease.simulator.close()));
            idle.clear();
        }
    }
}
