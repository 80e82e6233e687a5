package io.github.sparksnops.network.simulation;

import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.SimulatorProvider.Availability;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The simulator chosen for this JVM, and why. There is no fall-back: a simulator that was asked for by name and cannot run
 * here is an error.
 *
 * @param reason why this one: asked for by name, or what {@code auto} found
 */
public record SimulatorSelection(SimulatorProvider provider, String device, String reason) {
    /** Takes the best usable simulator. */
    public static final String AUTO = "auto";

    /** All simulators on the class path, best first. */
    public static List<SimulatorProvider> providers() {
        return ServiceLoader.load(SimulatorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(SimulatorProvider::preference).reversed())
                .toList();
    }

    /**
     * Chooses by name.
     *
     * @throws UserError where the name is unknown or the simulator cannot run here
     */
    public static SimulatorSelection of(String name) {
        return of(name, OptionalInt.empty());
    }

    /**
     * Chooses by name, for one device.
     *
     * @param device see {@link SimulatorSettings#device()}
     * @throws UserError where the name is unknown or the simulator cannot run here, on that device
     */
    public static SimulatorSelection of(String name, OptionalInt device) {
        return of(name, device, providers());
    }

    static SimulatorSelection of(String name, OptionalInt device, List<SimulatorProvider> providers) {
        if (name.equals(AUTO)) {
            return automatic(device, providers);
        }
        SimulatorProvider provider = providers.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "--simulator", "there is no simulator '" + name + "'", "choose one of " + names(providers)));
        Availability found = provider.probe(device);
        if (found instanceof Availability.Usable usable) {
            return new SimulatorSelection(provider, usable.device(), "asked for");
        }
        Availability.Unusable not = (Availability.Unusable) found;
        throw new UserError("--simulator " + name, not.reason(), not.remedy());
    }

    private static SimulatorSelection automatic(OptionalInt device, List<SimulatorProvider> providers) {
        StringBuilder passedOver = new StringBuilder("auto: ");
        for (SimulatorProvider provider : providers) {
            Availability found = provider.probe(device);
            if (found instanceof Availability.Usable usable) {
                return new SimulatorSelection(
                        provider, usable.device(), passedOver + provider.name() + " is the fastest usable");
            }
            passedOver
                    .append("no ")
                    .append(provider.name())
                    .append(" (")
                    .append(((Availability.Unusable) found).reason())
                    .append("), ");
        }
        throw new UserError("--simulator auto", "no simulator is usable here", "run `snops devices` to see why");
    }

    private static String names(List<SimulatorProvider> providers) {
        return AUTO + ", " + providers.stream().map(SimulatorProvider::name).collect(Collectors.joining(", "));
    }

    public String name() {
        return provider.name();
    }
}
