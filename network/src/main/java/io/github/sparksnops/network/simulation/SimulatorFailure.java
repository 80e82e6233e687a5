package io.github.sparksnops.network.simulation;

/**
 * The hardware or its driver failed, whatever was simulated on it. The simulator is to be closed; the work can be repeated on another
 * one, with the same result.
 */
public class SimulatorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SimulatorFailure(String message) {
        super(message);
    }
}
