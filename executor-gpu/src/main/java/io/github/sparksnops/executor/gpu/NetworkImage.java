package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.NetworkLayout.Region;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.Population;
import io.github.sparksnops.network.Projection;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.StepConstants;
import io.github.sparksnops.network.simulation.StepConstants.EifConstants;
import io.github.sparksnops.network.simulation.StepConstants.SynapseConstants;
import io.github.sparksnops.network.simulation.StoppingLimits;
import io.github.sparksnops.network.wiring.GridTables;
import io.github.sparksnops.network.wiring.Network;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes what kernels read of a network, word for word as {@code network.cuh} declares it. */
final class NetworkImage {
    /** Of the struct Network. */
    static final int NETWORK_BYTES = 232;

    private final NetworkLayout layout;
    private final NetworkSpec spec;
    private final StepConstants constants;
    private final StoppingLimits limits;
    private final long address;
    private final ByteBuffer image;
    private int table;

    private NetworkImage(NetworkLayout layout, long address, StagingBuffer staging) {
        this.layout = layout;
        this.spec = layout.network().spec();
        this.constants = StepConstants.of(spec, layout.window());
        this.limits = StoppingLimits.of(spec, layout.window());
        this.address = address;
        this.image = staging.of(Math.toIntExact(layout.offset(Region.SPIKES)));
        this.table = (int) layout.offset(Region.TABLES);
    }

    /** All that the host writes of a network that will lie at an address, from its begin to {@link Region#SPIKES}. */
    static ByteBuffer of(NetworkLayout layout, long address, StagingBuffer staging) {
        NetworkImage writer = new NetworkImage(layout, address, staging);
        writer.populations();
        writer.synapses();
        writer.stimuli();
        writer.projections();
        writer.countRows();
        writer.voltageOf();
        return writer.image.rewind();
    }

    private void at(Region region) {
        image.position((int) layout.offset(region));
    }

    private long addressOf(Region region) {
        return address + layout.offset(region);
    }

    private void populations() {
        at(Region.POPULATIONS);
        for (int a = 0; a < spec.populations().size(); a++) {
            Population population = spec.populations().get(a);
            EifConstants eif = constants.populations().get(a).neuron();
            float low = (float) population.initialPotential().lowMv();
            float range = (float) (population.initialPotential().highMv()
                    - population.initialPotential().lowMv());
            image.putInt(spec.firstNeuron(a)).putInt(population.size());
            image.putFloat(eif.leak()).putFloat(eif.exponential()).putFloat(eif.input());
            image.putFloat(eif.inverseSlope()).putFloat(eif.exponentOffset()).putFloat(eif.restMv());
            image.putFloat(eif.thresholdMv()).putFloat(eif.resetMv()).putFloat(eif.floorMv());
            image.putInt(eif.refractorySteps());
            image.putFloat(low).putFloat(range);
            image.putInt(Math.toIntExact(limits.refractoryLimitedSpikes().get(a)));
            image.putInt(layout.shape().resident() ? layout.shape().firstSlots().get(a) : 0);
        }
    }

    private void synapses() {
        at(Region.SYNAPSES);
        for (StepConstants.PopulationConstants population : constants.populations()) {
            for (SynapseConstants synapse : population.synapses()) {
                image.putFloat(synapse.weight()).putFloat(synapse.damping()).putFloat(synapse.stiffness());
            }
        }
    }

    private void stimuli() {
        for (int s = 0; s < spec.stimuli().size(); s++) {
            int[] thresholds =
                    layout.network().stimulus(s, layout.window().dtMs()).thresholds();
            long where = table(thresholds);
            image.position((int) layout.offset(Region.STIMULI) + s * NetworkLayout.STIMULUS_BYTES);
            image.putLong(where)
                    .putInt(thresholds.length)
                    .putInt(spec.stimuli().get(s).size());
        }
    }

    private void projections() {
        long rows = addressOf(Region.SYNAPSE_ROWS);
        for (int i = 0; i < spec.projections().size(); i++) {
            Projection projection = spec.projections().get(i);
            Optional<GridTables> grid = layout.gridTables(i);
            long[] tables = grid.map(this::gridTables).orElse(new long[4]);
            image.position((int) layout.offset(Region.PROJECTIONS) + i * NetworkLayout.PROJECTION_BYTES);
            for (long where : tables) {
                image.putLong(where);
            }
            image.putLong(rows);
            image.putInt(spec.classOf(projection.source())).putInt(spec.populationOf(projection.target()));
            image.putInt(projection.connectivity().outDegree()).putInt(layout.wide(i) ? 1 : 0);
            image.putInt(grid.map(GridTables::sourceSide).orElse(0));
            image.putInt(grid.map(GridTables::targetSide).orElse(0));
            rows += layout.targetBytes(i);
        }
    }

    /** Addresses of base, table, thresholds and their numbers. */
    private long[] gridTables(GridTables grid) {
        int[][] thresholds = grid.thresholds();
        long[] where = new long[thresholds.length];
        int[] counts = new int[thresholds.length];
        for (int t = 0; t < thresholds.length; t++) {
            where[t] = table(thresholds[t]);
            counts[t] = thresholds[t].length;
        }
        long pointers = address + table;
        for (long pointer : where) {
            image.putLong(table, pointer);
            table += Long.BYTES;
        }
        return new long[] {table(grid.base()), table(grid.table()), pointers, table(counts)};
    }

    /** Writes a table behind the last one; returns its address. */
    private long table(int[] values) {
        long where = address + table;
        int at = table;
        for (int value : values) {
            image.putInt(at, value);
            at += Integer.BYTES;
        }
        table += (int) NetworkLayout.padded((long) Integer.BYTES * values.length);
        return where;
    }

    private void countRows() {
        at(Region.COUNT_ROWS);
        long rows = addressOf(Region.SYNAPSE_ROWS);
        for (int p = 0; p < spec.classes(); p++) {
            image.putLong(rows).putInt(spec.classSize(p)).putInt(0);
            rows += (long) spec.classSize(p)
                    * (layout.shape().resident() ? layout.shape().rowBytes() : 0);
        }
    }

    private void voltageOf() {
        if (layout.room().voltageRows() > 0) {
            int[] places = new int[spec.neurons()];
            Arrays.fill(places, -1);
            List<Integer> recorded = layout.room().voltageNeurons();
            for (int place = 0; place < recorded.size(); place++) {
                places[recorded.get(place)] = place;
            }
            at(Region.VOLTAGE_OF);
            for (int place : places) {
                image.putInt(place);
            }
        }
    }

    /**
     * Writes the struct Network of a network at an address.
     *
     * @param progress address of its struct Progress
     */
    static void writeNetwork(NetworkLayout layout, long address, long progress, ByteBuffer out) {
        Network network = layout.network();
        NetworkSpec spec = network.spec();
        SimulationWindow window = layout.window();
        StoppingLimits limits = StoppingLimits.of(spec, window);
        out.putLong(network.seed());
        out.putInt(spec.stimuli().size()).putInt(spec.populations().size());
        out.putInt(spec.projections().size()).putInt(spec.neurons());
        out.putFloat((float) window.dtMs()).putInt(window.steps());
        out.putInt(window.burnInSteps()).putInt(window.countWindowSteps()).putInt(window.countWindows());
        out.putInt(limits.lookbackSteps());
        out.putLong(limits.spikeBudget());
        out.putInt(limits.spikeBudgetSteps()).putInt(limits.silentSteps());
        out.putInt(layout.shape().resident() ? layout.shape().rowBytes() : 0);
        out.putInt(layout.shape().slots()).putInt(layout.stepSpikes().ofStimulus());
        out.putInt(layout.room().spikes()).putInt(layout.room().voltageRows());
        out.putInt(layout.room().voltageNeurons().size());
        addresses(
                layout,
                address,
                out,
                Region.POPULATIONS,
                Region.SYNAPSES,
                Region.STIMULI,
                Region.PROJECTIONS,
                Region.COUNT_ROWS);
        out.putLong(progress);
        addresses(
                layout,
                address,
                out,
                Region.SPIKES,
                Region.COUNTED_SPIKES,
                Region.PAST_SPIKES,
                Region.COUNTS,
                Region.STATE,
                Region.REFRACTORY,
                Region.ARRIVING,
                Region.PENDING,
                Region.SPIKE_STEPS,
                Region.SPIKE_NEURONS,
                Region.VOLTAGES,
                Region.VOLTAGE_OF);
    }

    private static void addresses(NetworkLayout layout, long address, ByteBuffer out, Region... regions) {
        for (Region region : regions) {
            out.putLong(address + layout.offset(region));
        }
    }
}
