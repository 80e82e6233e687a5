package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.NetworkLayout.Region;
import io.github.sparksnops.network.simulation.Recording;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Takes what networks have recorded from their buffers, so that these have room again. */
final class BatchRecords {
    private final BatchMemory memory;
    private final Recording recording;

    BatchRecords(BatchMemory memory, Recording recording) {
        this.memory = memory;
        this.recording = recording;
    }

    /** Whether spikes or potentials are wanted. */
    boolean wanted() {
        return recording.spikes().isPresent() || recording.voltages().isPresent();
    }

    /** Hands recorded spikes and potentials on and empties the buffers. */
    void drain(int n, NetworkProgress progress) {
        int index = memory.members().get(n).index();
        if (progress.spikeRecords() > 0) {
            int count = progress.spikeRecords();
            int[] steps = memory.ints(memory.address(n, Region.SPIKE_STEPS), count);
            int[] neurons = memory.ints(memory.address(n, Region.SPIKE_NEURONS), count);
            inOrder(steps, neurons);
            recording.spikes().orElseThrow().accept(index, steps, neurons, count);
        }
        if (progress.voltageRows() > 0) {
            drainVoltages(n, progress, recording.voltages().orElseThrow());
        }
        if (progress.spikeRecords() > 0 || progress.voltageRows() > 0) {
            memory.device().zero(memory.progress(n) + NetworkProgress.RECORDED_OFFSET, 2 * Integer.BYTES);
        }
    }

    private void drainVoltages(int n, NetworkProgress progress, Recording.VoltageRequest request) {
        List<Integer> recorded = memory.members().get(n).layout().room().voltageNeurons();
        int rows = progress.voltageRows();
        ByteBuffer buffer = memory.staging().of(Float.BYTES * rows * recorded.size());
        memory.device().read(memory.address(n, Region.VOLTAGES), buffer);
        buffer.flip();
        int[] place = request.neurons().stream().mapToInt(recorded::indexOf).toArray();
        float[] millivolts = new float[rows * place.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < place.length; i++) {
                millivolts[row * place.length + i] = buffer.getFloat(Float.BYTES * (row * recorded.size() + place[i]));
            }
        }
        request.sink().accept(memory.members().get(n).index(), progress.nextStep() - rows, millivolts, rows);
    }

    /** Sorts spikes by step, then neuron: threads record them in no order. */
    private static void inOrder(int[] steps, int[] neurons) {
        long[] both = new long[steps.length];
        for (int s = 0; s < both.length; s++) {
            both[s] = (long) steps[s] << Integer.SIZE | neurons[s];
        }
        Arrays.sort(both);
        for (int s = 0; s < both.length; s++) {
            steps[s] = (int) (both[s] >>> Integer.SIZE);
            neurons[s] = (int) both[s];
        }
    }
}
