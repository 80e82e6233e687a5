package io.github.sparksnops.driver.trial;

import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.stats.StatisticsSettings;
import java.io.Serializable;

/** What a row depends on besides parameters and seed: model, fidelity, window, statistics settings. */
public record TrialSettings(Model model, Fidelity fidelity, SimulationWindow window, StatisticsSettings statistics)
        implements Serializable {}
