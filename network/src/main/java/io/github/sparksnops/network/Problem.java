package io.github.sparksnops.network;

import java.io.Serializable;

/**
 * One thing a user got wrong: where it stands, what is wrong, how to mend it.
 *
 * @param where file and key, option or argument; for example {@code window.dt_ms}
 * @param what what is wrong, with the values
 * @param how what the user can do about it
 */
public record Problem(String where, String what, String how) implements Serializable {
    @Override
    public String toString() {
        return where + ": " + what + " (" + how + ")";
    }
}
