package io.github.sparksnops.driver.table;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Name of this machine, for people and for the column {@code host}. */
public final class HostName {
    /** Asked for once: every batch of rows has it, and Java asks the network again after five seconds, which may take long. */
    private static final String THIS_MACHINE = resolved();

    private HostName() {}

    /** The name that this machine gives itself; {@code unknown} where it has none that resolves. */
    public static String ofThisMachine() {
        return THIS_MACHINE;
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
