package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.wiring.Network;
import java.util.List;

/** Networks simulated together, of any parameters and seeds. How they are batched never changes a result. */
public record NetworkBatch(List<Network> networks) {
    public NetworkBatch {
        networks = List.copyOf(networks);
    }

    public static NetworkBatch of(Network... networks) {
        return new NetworkBatch(List.of(networks));
    }

    public int size() {
        return networks.size();
    }
}
