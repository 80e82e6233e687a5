package io.github.sparksnops.jobs;

import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.simulation.NetworkBatch;
import io.github.sparksnops.network.simulation.Recording;
import io.github.sparksnops.network.simulation.RunControl;
import io.github.sparksnops.network.simulation.SimulationDemand;
import io.github.sparksnops.network.simulation.SimulationResult;
import io.github.sparksnops.network.simulation.SimulationWindow;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorFailure;
import io.github.sparksnops.network.simulation.SimulatorProvider;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;

/**
 * A simulator on GPUs that are only made up, for executors of {@link StandaloneCluster}: it computes on the CPU, insists on the address that
 * Spark gave the task, and holds a lock on it as long as it is open, so that two processes cannot have one GPU. Files in a folder tell what
 * it did, and make it wait or fail.
 */
public final class PinnedSimulatorProvider implements SimulatorProvider {
    static final String NAME = "pinned";
    /** Environment variable with the folder. */
    static final String FOLDER = "SNOPS_TEST_GPUS";

    static final String DEVICE = "made-up GPU ";

    /** While this file and a GPU's number exists, its runs fail. */
    static final String BROKEN = "broken-";
    /** While this file and a GPU's number exists, its runs wait. */
    static final String HOLD = "hold-";
    /** Is made, with the GPU's number, when a run waits. */
    static final String HOLDING = "holding-";
    /** Has a line per run: number of the GPU, networks. */
    static final String RUNS = "runs.txt";

    private static final int BATCH = 3;
    private static final long LOOK_MS = 5;

    private static SimulatorProvider cpu() {
        return SimulatorSelection.providers().stream()
                .filter(provider -> provider.name().equals("cpu"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Availability probe() {
        return new Availability.Unusable("Spark gave the task no GPU", "ask for one");
    }

    @Override
    public Availability probe(OptionalInt device) {
        return device.isPresent() ? new Availability.Usable(DEVICE + device.getAsInt(), "") : probe();
    }

    @Override
    public SimulationDemand demand(NetworkSpec spec, SimulationWindow window) {
        SimulationDemand one = cpu().demand(spec, window);
        return new SimulationDemand(one.bytes(), one.seconds(), BATCH);
    }

    @Override
    public Simulator open(SimulatorSettings settings) {
        return new Pinned(Path.of(System.getenv(FOLDER)), settings.device().orElseThrow(), cpu().open(settings));
    }

    private static final class Pinned implements Simulator {
        private final Path folder;
        private final int device;
        private final Simulator cpu;
        private final FileChannel lock;

        private Pinned(Path folder, int device, Simulator cpu) {
            this.folder = folder;
            this.device = device;
            this.cpu = cpu;
            try {
                lock = FileChannel.open(
                        folder.resolve("gpu-" + device), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (lock.tryLock() == null) {
                    throw new SimulatorFailure("another process has GPU " + device);
                }
            } catch (IOException e) {
                throw new SimulatorFailure(e.toString());
            }
        }

        @Override
        public List<SimulationResult> run(
                NetworkBatch batch, SimulationWindow window, Recording recording, RunControl control) {
            String given = String.join(
                    ",", TaskContext.get().resourcesJMap().get("gpu").addresses());
            if (!given.equals(Integer.toString(device))) {
                throw new SimulatorFailure("the task was given GPU " + given + ", but this is GPU " + device);
            }
            try {
                note(batch.size());
                hold(control);
            } catch (IOException e) {
                throw new SimulatorFailure(e.toString());
            }
            if (exists(BROKEN)) {
                throw new SimulatorFailure(DEVICE + device + " has fallen off the bus");
            }
            return cpu.run(batch, window, recording, control);
        }

        private void note(int networks) throws IOException {
            Files.writeString(
                    folder.resolve(RUNS),
                    device + " " + networks + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }

        private void hold(RunControl control) throws IOException {
            if (exists(HOLD)) {
                Files.writeString(folder.resolve(HOLDING + device), "");
            }
            while (exists(HOLD)) {
                if (control.cancelled()) {
                    throw new CancellationException();
                }
                try {
                    Thread.sleep(LOOK_MS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException();
                }
            }
        }

        private boolean exists(String name) {
            return Files.exists(folder.resolve(name + device));
        }

        @Override
        public int batchSize() {
            return BATCH;
        }

        @Override
        public void close() {
            cpu.close();
            try {
                lock.close();
            } catch (IOException e) {
                throw new SimulatorFailure(e.toString());
            }
        }
    }
}
