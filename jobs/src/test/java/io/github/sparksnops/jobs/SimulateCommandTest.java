package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.config.Use;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.trial.TrialFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    /** Columns that tell when and where, and nothing of the network. */
    private static final Set<String> CIRCUMSTANCES = Set.of("build_ms", "simulate_ms", "statistics_ms", "finished_ms");

    @TempDir
    private Path folder;

    @Test
    void json_completedTrial_isOneFlatObjectWithAllColumns() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);

        Snops snops = Snops.run("simulate", config, "--json");

        assertThat(snops.exitCode()).as(snops.err()).isZero();
        assertThat(snops.out().lines()).hasSize(1);
        JsonNode row = new ObjectMapper().readTree(snops.out());
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyElementsOf(
                        TrialColumns.of(study(config).model()).names());
        assertThat(row.get("eigenspectrum")).hasSize(10).allMatch(JsonNode::isNumber);
        assertThat(names)
                .filteredOn(name -> !row.get(name).isValueNode())
                .as("flat")
                .containsExactly("eigenspectrum");
        assertThat(row.get("status").asText()).isEqualTo("COMPLETED");
        assertThat(row.get("rate_hz").asDouble()).isPositive();
        assertThat(row.get("rate_hz_se").asDouble()).isPositive();
        assertThat(row.get("j_ex").asDouble()).isEqualTo(60);
        for (String missing : List.of("reason", "cost", "cost_terms", "study")) {
            assertThat(row.get(missing).isNull()).as(missing).isTrue();
        }
    }

    @Test
    void json_infeasibleTrial_hasReasonAndNoStatistics() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);

        Snops snops =
                Snops.run("simulate", config, "--set", "parameters.j_ex=0", "--set", "parameters.j_ix=0", "--json");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
        JsonNode row = new ObjectMapper().readTree(snops.out());
        assertThat(row.get("status").asText()).isEqualTo("INFEASIBLE");
        assertThat(row.get("reason").asText()).isEqualTo("stopped_early");
        assertThat(row.get("rate_hz").isNull()).isTrue();
    }

    @Test
    void seed_ofARow_reproducesTheRow() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);
        Snops first = Snops.run("simulate", config, "--json");
        String seed = new ObjectMapper().readTree(first.out()).get("seed").asText();

        Snops second = Snops.run("simulate", config, "--set", "seed=99", "--seed", seed, "--json");
        Snops other = Snops.run("simulate", config, "--seed", "99", "--json");

        assertThat(science(second.out())).isEqualTo(science(first.out()));
        assertThat(science(other.out()).get("spikes_e"))
                .isNotEqualTo(science(first.out()).get("spikes_e"));
    }

    @Test
    void seed_notGiven_isThatOfRepeatZeroOfTheStudy() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN + "seed: 5\n");
        StudyConfiguration study = study(config);

        Snops snops = Snops.run("simulate", config, "--json");

        String expected = new TrialFactory(study.fullSettings(), 5)
                .trial(study.baseValues(), 0)
                .seedText();
        assertThat(new ObjectMapper().readTree(snops.out()).get("seed").asText())
                .isEqualTo(expected);
    }

    @Test
    void simulate_forPeople_showsOutcomeStatisticsAndSimulator() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);

        Snops snops = Snops.run("simulate", config, "--simulator", "cpu-scalar");

        assertThat(snops.exitCode()).isZero();
        assertThat(snops.out())
                .contains(
                        "outcome               COMPLETED",
                        "rate_hz",
                        "shared_variance",
                        "eigenspectrum",
                        " +- ",
                        "spikes_e",
                        "cpu-scalar on",
                        "asked for");
        assertThat(snops.err()).isEmpty();
    }

    @Test
    void simulate_unusualParameter_warnsOnStderrOnly() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN.replace("j_ex: 60", "j_ex: 151"));

        Snops snops = Snops.run("simulate", config, "--json");

        assertThat(snops.out().lines()).hasSize(1);
        assertThat(snops.err()).contains("snops: warning: ", "parameters.j_ex", "0 to 150");
    }

    @Test
    void recordings_ofARun_agreeWithItsCounts() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);
        Path spikes = folder.resolve("spikes.csv");
        Path voltages = folder.resolve("v.csv");

        Snops snops = Snops.run(
                "simulate",
                config,
                "--json",
                "--record-spikes",
                spikes,
                "--record-voltages",
                voltages,
                "--neurons",
                "0,3,100-101");

        JsonNode row = new ObjectMapper().readTree(snops.out());
        List<String> lines = Files.readAllLines(spikes);
        assertThat(lines.get(0)).isEqualTo("time_ms,neuron,population");
        assertThat(lines.stream().filter(l -> l.endsWith(",e")).count())
                .isEqualTo(row.get("spikes_e").asLong());
        assertThat(lines.stream().filter(l -> l.endsWith(",i")).count())
                .isEqualTo(row.get("spikes_i").asLong());
        assertThat(lines.stream().skip(1).filter(l -> l.endsWith(",i")))
                .allMatch(l -> Integer.parseInt(l.split(",")[1]) >= 100);
        List<String> potentials = Files.readAllLines(voltages);
        assertThat(potentials).hasSize(1 + 4 * 39_999);
        assertThat(potentials.get(0)).isEqualTo("time_ms,neuron,v_mv");
        assertThat(potentials.get(1)).startsWith("0.05,0,-");
        assertThat(potentials.get(potentials.size() - 1)).startsWith("1999.95,101,");
        String spike = lines.stream().filter(l -> l.contains(",0,")).findFirst().orElseThrow();
        assertThat(potentials).as("potential is at the threshold at a spike").contains(spike.replace(",e", ",-10.0"));
    }

    @Test
    void recordings_ofABrokenRun_areNotLeft() throws IOException {
        Path config = SmallNetwork.write(folder, SmallNetwork.SBN);

        Snops snops = Snops.run(
                "simulate",
                config,
                "--record-spikes",
                folder.resolve("s.csv"),
                "--record-voltages",
                folder.resolve("none/v.csv"),
                "--neurons",
                "1");

        assertThat(snops.exitCode()).isEqualTo(ExitCode.USER_ERROR);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(config);
        }
    }

    private static StudyConfiguration study(Path config) {
        return ConfigurationReader.read(config, List.of(), Use.ANY);
    }

    private static JsonNode science(String json) throws IOException {
        ObjectNode row = (ObjectNode) new ObjectMapper().readTree(json);
        return row.remove(CIRCUMSTANCES);
    }
}
