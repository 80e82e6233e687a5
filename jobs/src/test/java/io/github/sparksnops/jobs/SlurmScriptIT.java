package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** conf/slurm-standalone.sh in an allocation of two nodes that are both this machine: SLURM's commands are made up, Spark is real. */
class SlurmScriptIT {
    private static final String SCONTROL =
            """
            #!/bin/sh
            [ "$*" = "show hostnames node[1-2]" ] && printf '127.0.0.1\\n127.0.0.1\\n'
            """;

    /** Starts the command once for each task; SLURM ends what was started when the step ends. */
    private static final String SRUN =
            """
            #!/usr/bin/env bash
            trap 'kill $(jobs -p)' TERM
            while [ "${1#--}" != "$1" ]; do case $1 in --ntasks=*) tasks=${1#*=} ;; esac; shift; done
            for ((task = 0; task < tasks; task++)); do "$@" & done
            wait
            """;

    @TempDir
    private Path directory;

    private SparkDistribution spark;

    @BeforeEach
    void makeCommands() throws Exception {
        spark = SparkDistribution.make(directory.resolve("spark"));
        SparkDistribution.executable(spark.home().resolve("bin/scontrol"), SCONTROL);
        SparkDistribution.executable(spark.home().resolve("bin/srun"), SRUN);
        Path conf = Files.createDirectories(directory.resolve("conf"));
        for (String script : List.of("slurm-standalone.sh", "gpus.sh")) {
            Files.copy(
                    Snops.ROOT.resolve("conf").resolve(script),
                    conf.resolve(script),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @AfterEach
    void removeDistribution() throws Exception {
        spark.close();
    }

    private SubmittedProcess script(String environment, Object... command) throws Exception {
        return spark.start(
                environment + " exec bash conf/slurm-standalone.sh " + SparkDistribution.line(List.of(command)),
                directory,
                directory.resolve("log.txt"));
    }

    @Test
    void script_twoNodesWithoutGpus_runsTheCommandAndLeavesNothingBehind() throws Exception {
        Path configuration = SmallSweep.write(directory);
        Path properties = Files.writeString(
                directory.resolve("cpu.properties"),
                "spark.executor.memory=600m\nspark.driver.host=127.0.0.1\nspark.ui.enabled=false\n");
        Path out = directory.resolve("study");

        try (SubmittedProcess script = script(
                "SLURM_JOB_ID=42 SLURM_JOB_NODELIST='node[1-2]' SLURM_CPUS_ON_NODE=1 SLURM_MEM_PER_NODE=700"
                        + " SNOPS_JAR=" + SparkDistribution.quoted(System.getProperty("snops.jar"))
                        + " SNOPS_PROPERTIES=" + SparkDistribution.quoted(properties),
                "sweep",
                configuration,
                "--out",
                out,
                "--simulator",
                "cpu")) {
            assertThat(script.finish()).as(script.ending()).isZero();
            assertThat(script.log()).contains(SmallSweep.TRIALS + " trials: ", "on 2 slots");
        }

        assertThat(ScienceRows.of(List.of(out)).get(0)).hasSize(SmallSweep.TRIALS);
        Path work = directory.resolve(".snops-slurm-42");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work)))
                .isEqualTo("rwx------");
        assertThat(work.resolve("spark.properties")).as("the secret").doesNotExist();
        assertThat(Files.readString(work.resolve("workers.log")))
                .contains("Successfully registered with master", "authentication enabled");
    }

    @Test
    void script_outsideOfAnAllocation_saysHowToStartIt() throws Exception {
        try (SubmittedProcess script = script("", "sweep")) {
            assertThat(script.finish()).isEqualTo(ExitCode.USER_ERROR);
            assertThat(script.log()).contains("this is no SLURM allocation", "sbatch");
        }
    }
}
