package io.github.sparksnops.driver.table;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Name of this machine, for people and for the column {@code host}. */
public final class HostName {
    private HostName() {}

    /** The name that this machine gives itself; {@code unknown} where it has none that resolves. */
    public static String ofThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
