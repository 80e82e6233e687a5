package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.config.NearestName;
import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which statistics of a target count; a mix-in. */
final class TargetOptions {
    private static final Map<String, Statistic> STATISTICS = Arrays.stream(Statistic.values())
            .collect(Collectors.toMap(Statistic::key, s -> s, (a, b) -> a, LinkedHashMap::new));

    @Option(
            names = "--statistics",
            paramLabel = "LIST",
            description = "Only these of the target's statistics, for example rate_hz,fano_factor; default: all with a"
                    + " weight.")
    private String statistics;

    /**
     * Reads a target; the weights of statistics that are not asked for become 0.
     *
     * @param order of the command's words, for who gives a study in the target's place
     * @throws UserError where it is none, or a statistic that is asked for has no weight
     */
    TargetStatistics read(Path file, String order) {
        if (Files.isDirectory(file)) {
            throw new UserError(file.toString(), "this is a folder, and a target is expected here", "write " + order);
        }
        TargetStatistics target = TargetReader.read(file);
        return statistics == null ? target : target.withOnly(chosen(target, file));
    }

    private Set<Statistic> chosen(TargetStatistics target, Path file) {
        Set<Statistic> chosen = EnumSet.noneOf(Statistic.class);
        for (String word : statistics.split(",", -1)) {
            String name = word.strip();
            Statistic statistic = STATISTICS.get(name);
            if (statistic == null) {
                String all = "there are " + String.join(", ", STATISTICS.keySet());
                throw new UserError(
                        "--statistics " + statistics,
                        "'" + name + "' is no statistic",
                        NearestName.of(name, STATISTICS.keySet())
                                .map(near -> "did you mean " + near + "? " + "T" + all.substring(1))
                                .orElse(all));
            }
            if (target.weights().get(statistic) == 0) {
                throw new UserError(
                        "--statistics " + statistics,
                        file + " gives " + name + " the weight 0",
                        "leave it out, or give it a weight and a value there");
            }
            chosen.add(statistic);
        }
        return chosen;
    }
}
