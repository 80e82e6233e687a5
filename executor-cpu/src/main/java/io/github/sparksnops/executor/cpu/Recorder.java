package io.github.sparksnops.executor.cpu;

import io.github.sparksnops.network.simulation.Recording;

/** Keeps spikes and voltages in bounded buffers and hands them on when these are full or a chunk ends. */
final class Recorder {
    private static final int SPIKES = 1 << 14;
    private static final int VOLTAGES = 1 << 16;

    private final Recording recording;
    private final int network;

    private final int[] spikeSteps;
    private final int[] spikeNeurons;
    private int spikes;

    private final int[] voltageNeurons;
    private final float[] voltages;
    private int voltageRows;
    private int firstVoltageStep;

    Recorder(Recording recording, int network) {
        this.recording = recording;
        this.network = network;
        int capacity = recording.spikes().isPresent() ? SPIKES : 0;
        this.spikeSteps = new int[capacity];
        this.spikeNeurons = new int[capacity];
        this.voltageNeurons = recording
                .voltages()
                .map(request ->
                        request.neurons().stream().mapToInt(Integer::intValue).toArray())
                .orElse(new int[0]);
        int rows = voltageNeurons.length == 0 ? 0 : Math.max(1, VOLTAGES / voltageNeurons.length);
        this.voltages = new float[rows * voltageNeurons.length];
    }

    /** Takes what one step brought. */
    void record(int step, SpikeList fired, SteppedNetwork state) {
        if (recording.spikes().isPresent()) {
            for (int i = 0; i < fired.size(); i++) {
                if (spikes == SPIKES) {
                    drainSpikes();
                }
                spikeSteps[spikes] = step;
                spikeNeurons[spikes++] = fired.get(i);
            }
        }
        if (voltageNeurons.length > 0) {
            recordVoltages(step, state);
        }
    }

    private void recordVoltages(int step, SteppedNetwork state) {
        if (voltageRows == 0) {
            firstVoltageStep = step;
        }
        int at = voltageRows * voltageNeurons.length;
        for (int neuron : voltageNeurons) {
            voltages[at++] = state.voltage(neuron);
        }
        voltageRows++;
        if (at == voltages.length) {
            drainVoltages();
        }
    }

    /** Hands on what is left. */
    void drain() {
        drainSpikes();
        drainVoltages();
    }

    private void drainSpikes() {
        if (spikes > 0) {
            recording.spikes().orElseThrow().accept(network, spikeSteps, spikeNeurons, spikes);
            spikes = 0;
        }
    }

    private void drainVoltages() {
        if (voltageRows > 0) {
            recording.voltages().orElseThrow().sink().accept(network, firstVoltageStep, voltages, voltageRows);
            voltageRows = 0;
        }
    }
}
