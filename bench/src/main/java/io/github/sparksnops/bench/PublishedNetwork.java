package io.github.sparksnops.bench;

import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.wiring.Network;

/** The published networks at their defaults. */
final class PublishedNetwork {
    /** One simulated second: 20,000 steps. */
    static final SimulationWindow ONE_SECOND = new SimulationWindow(1_000, 200, 200, 0.05);

    private PublishedNetwork() {}

    static Network of(String template, long seed) {
        NetworkTemplate published = NetworkTemplate.named(template).orElseThrow();
        return Network.of(published.instantiate(published.defaultLayout(), published.defaultValues()), seed);
    }
}
