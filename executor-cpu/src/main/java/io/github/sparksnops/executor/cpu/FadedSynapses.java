package io.github.sparksnops.executor.cpu;

/**
 * When and where a synapse counts as died away. An undriven synapse with a decay of 25 ms reaches denormal numbers within
 * 2 s, and a multiplication with one is some 40 times slower; no flush-to-zero mode is used, because it differs by platform.
 */
final class FadedSynapses {
    /** Where both |I| and |Y| are below this, both become +0. */
    static final float LIMIT = 1e-20f;

    private static final int INTERVAL_STEPS = 64;

    private FadedSynapses() {}

    /** Whether they are looked for before this absolute step. */
    static boolean due(int step) {
        return step % INTERVAL_STEPS == 0;
    }
}
