package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.Numbers;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.driver.table.Provenance;
import io.github.sparksnops.driver.table.TrialRow;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialEvaluator;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.driver.trial.TrialResult;
import io.github.sparksnops.jobs.recording.TrialRecording;
import io.github.sparksnops.network.NetworkSpec;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.network.simulation.Simulator;
import io.github.sparksnops.network.simulation.SimulatorSelection;
import io.github.sparksnops.network.simulation.SimulatorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code snops simulate}: one trial, without Spark. */
@Command(
        name = "simulate",
        description = "Simulates one network and prints its statistics.",
        footer = {
            "",
            "Example: snops simulate conf/examples/simulate-sbn.yaml --set parameters.j_ee=25 --json",
            "A row of a sweep, again: snops simulate SWEEP.yaml --set sweep= --set parameters.NAME=VALUE --seed SEED"
        })
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private SimulatorOption simulatorOption;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the trial, as in a row of a table. Default: derived from the configuration's seed.")
    private String seed;

    @Option(names = "--json", description = "Print one JSON object with the columns of the table of trials.")
    private boolean json;

    @Option(
            names = TrialRecording.SPIKES_OPTION,
            paramLabel = "FILE",
            description = "Write all spikes to a .csv or .parquet file: time_ms, neuron, population.")
    private Path spikesFile;

    @Option(
            names = TrialRecording.VOLTAGES_OPTION,
            paramLabel = "FILE",
            description = "Write the potential of the --neurons at every step to a .csv or .parquet file.")
    private Path voltagesFile;

    @Option(
            names = "--neurons",
            paramLabel = "LIST",
            description = "Neurons for --record-voltages, numbered from 0 through the populations: 0,5,10-19.")
    private String neurons;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        StudyConfiguration study = configuration.read(Use.SIMULATE, console);
        Trial trial = trial(study);
        List<Integer> recorded = recordedNeurons(study.model().spec(trial.values()));
        SimulatorSelection selection = simulatorOption.select(console);
        selection
                .provider()
                .demand(study.model().spec(trial.values()), study.window())
                .requireHeap(1, 1, Runtime.getRuntime().maxMemory());
        TrialResult result = run(study, trial, recorded, selection, console);
        print(console, study, trial, result, selection);
        return switch (result.status()) {
            case COMPLETED -> ExitCode.DONE;
            case INFEASIBLE -> ExitCode.INFEASIBLE;
            case FAILED -> ExitCode.FAILED_TRIALS;
        };
    }

    private Trial trial(StudyConfiguration study) {
        TrialFactory factory = new TrialFactory(study.fullSettings(), study.seed());
        if (seed == null) {
            return factory.trial(study.baseValues(), 0);
        }
        long given = Numbers.seed(seed)
                .orElseThrow(() -> new UserError("--seed " + seed, "this is no seed", Numbers.SEED_RANGE));
        return factory.withSeed(study.baseValues(), 0, given);
    }

    private List<Integer> recordedNeurons(NetworkSpec network) {
        if ((voltagesFile == null) != (neurons == null)) {
            throw new UserError(
                    voltagesFile == null ? "--neurons" : TrialRecording.VOLTAGES_OPTION,
                    "--record-voltages and --neurons belong together",
                    "give both, for example --record-voltages v.csv --neurons 0,5,10-19");
        }
        if (spikesFile != null && voltagesFile != null && normal(spikesFile).equals(normal(voltagesFile))) {
            throw new UserError(
                    TrialRecording.VOLTAGES_OPTION + " " + voltagesFile,
                    "spikes go to this file too",
                    "name two files");
        }
        return neurons == null ? List.of() : NeuronList.parse(neurons, network.neurons());
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private TrialResult run(
            StudyConfiguration study,
            Trial trial,
            List<Integer> recorded,
            SimulatorSelection selection,
            Console console) {
        NetworkSpec network = study.model().spec(trial.values());
        try (TrialProgress progress = new TrialProgress(console);
                TrialRecording recording = TrialRecording.open(
                        network,
                        study.window(),
                        Optional.ofNullable(spikesFile),
                        Optional.ofNullable(voltagesFile),
                        recorded);
                Simulator simulator = selection.provider().open(SimulatorSettings.DEFAULT)) {
            TrialResult result =
                    new TrialEvaluator(study.fullSettings(), simulator).evaluate(trial, recording.request(), progress);
            recording.requireWritten();
            if (result.status() != TrialResult.Status.FAILED) {
                recording.keep();
            }
            return result;
        }
    }

    private void print(
            Console console, StudyConfiguration study, Trial trial, TrialResult result, SimulatorSelection selection) {
        Provenance provenance = new Provenance(
                null,
                selection.name(),
                selection.reason(),
                selection.device(),
                1,
                HostName.ofThisMachine(),
                0,
                System.currentTimeMillis());
        TrialRow row = TrialRow.of(study.fullSettings(), trial, result, provenance);
        if (json) {
            console.out().println(Json.text(row.toMap()));
        } else {
            new TrialReport(study, row).print(console.out());
        }
    }
}
