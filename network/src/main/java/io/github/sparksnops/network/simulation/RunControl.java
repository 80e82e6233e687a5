package io.github.sparksnops.network.simulation;

/** Lets a caller watch and stop a run; asked after every chunk of steps. */
public interface RunControl {
    /** Never cancelled, tells nobody. */
    RunControl NONE = new RunControl() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(int network, int stepsDone, int steps) {}
    };

    /** Whether to give up; the run then ends with {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();

    /**
     * Tells how far a network is.
     *
     * @param network index in the batch
     */
    void progress(int network, int stepsDone, int steps);
}
