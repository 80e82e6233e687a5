package io.github.sparksnops.jobs.recording;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.SimulationWindow;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Files that one trial's spikes and voltages go to. Keep them when the trial has ended well; closing drops what was not kept. */
public final class TrialRecording implements AutoCloseable {
    /** Command line option that names the spikes file, for messages. */
    public static final String SPIKES_OPTION = "--record-spikes";

    /** Command line option that names the voltages file. */
    public static final String VOLTAGES_OPTION = "--record-voltages";

    private final NetworkSpec spec;
    private final int[] firstNeurons;
    private final BigDecimal dtMs;
    private final List<Integer> neurons;
    private RecordingFile spikes;
    private RecordingFile voltages;

    private TrialRecording(NetworkSpec spec, SimulationWindow window, List<Integer> neurons) {
        this.spec = spec;
        this.firstNeurons = IntStream.range(0, spec.populations().size())
                .map(spec::firstNeuron)
                .toArray();
        this.dtMs = BigDecimal.valueOf(window.dtMs());
        this.neurons = neurons;
    }

    /**
     * Opens the files.
     *
     * @param spikesFile receives all spikes; empty for none
     * @param voltagesFile receives the potential of some neurons at every step; empty for none
     * @param neurons whose potential is recorded
     * @throws io.github.sparksnops.network.UserError where a file cannot be written
     */
    public static TrialRecording open(
            NetworkSpec spec,
            SimulationWindow window,
            Optional<Path> spikesFile,
            Optional<Path> voltagesFile,
            List<Integer> neurons) {
        TrialRecording recording = new TrialRecording(spec, window, neurons);
        try {
            recording.spikes = spikesFile
                    .map(file -> RecordingFile.open(SPIKES_OPTION, file, RecordingKind.SPIKES))
                    .orElse(null);
            recording.voltages = voltagesFile
                    .map(file -> RecordingFile.open(VOLTAGES_OPTION, file, RecordingKind.VOLTAGES))
                    .orElse(null);
            return recording;
        } catch (RuntimeException e) {
            recording.close();
            throw e;
        }
    }

    /** What to ask of the simulator. */
    public Recording request() {
        Optional<Recording.SpikeSink> spikeSink = spikes == null ? Optional.empty() : Optional.of(this::writeSpikes);
        Optional<Recording.VoltageRequest> voltageRequest = voltages == null
                ? Optional.empty()
                : Optional.of(new Recording.VoltageRequest(neurons, this::writeVoltages));
        return new Recording(spikeSink, voltageRequest);
    }

    private void writeSpikes(int network, int[] steps, int[] ids, int count) {
        int step = -1;
        BigDecimal timeMs = null;
        for (int i = 0; i < count; i++) {
            if (steps[i] != step) {
                step = steps[i];
                timeMs = timeMs(step);
            }
            spikes.write(timeMs, ids[i], populationOf(ids[i]));
        }
    }

    private void writeVoltages(int network, int firstStep, float[] millivolts, int steps) {
        for (int s = 0; s < steps; s++) {
            BigDecimal timeMs = timeMs(firstStep + s);
            for (int i = 0; i < neurons.size(); i++) {
                voltages.write(timeMs, neurons.get(i), millivolts[s * neurons.size() + i]);
            }
        }
    }

    /** Step times dt in decimal: 3 x 0.05 is 0.15, not 0.15000000000000002. */
    private BigDecimal timeMs(int step) {
        return dtMs.multiply(BigDecimal.valueOf(step));
    }

    private String populationOf(int neuron) {
        int population = firstNeurons.length - 1;
        while (neuron < firstNeurons[population]) {
            population--;
        }
        return spec.populations().get(population).name();
    }

    /** Throws where a file could not be written. */
    public void requireWritten() {
        if (spikes != null) {
            spikes.requireWritten();
        }
        if (voltages != null) {
            voltages.requireWritten();
        }
    }

    /** Completes the files and gives them their names. */
    public void keep() {
        if (spikes != null) {
            spikes.keep();
        }
        if (voltages != null) {
            voltages.keep();
        }
    }

    @Override
    public void close() {
        if (spikes != null) {
            spikes.close();
        }
        if (voltages != null) {
            voltages.close();
        }
    }
}
