package io.github.sparksnops.driver.run;

import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;

/**
 * The rows of a round as they stand in its files, read back before the round counts: nothing that did not reach the disk is
 * taken for done. Only a few columns, without a Spark job.
 *
 * @param files Parquet files, absolute
 * @param ends one per row
 * @param counts how the trials ended
 */
public record RoundRows(List<Path> files, List<End> ends, TrialCounts counts) {
    /** How one trial ended. */
    public record End(String trialId, Status status) {}

    private static final String COLUMNS =
            """
            message trials {
              optional binary trial_id (STRING);
              optional binary status (STRING);
              optional binary reason (STRING);
              optional double build_ms;
              optional double simulate_ms;
              optional double statistics_ms;
            }
            """;

    /** Reads the files that the tasks named; others, left by attempts that were given up, are removed. */
    public static RoundRows read(Path round, Collection<String> names) throws IOException {
        List<Path> files = names.stream().sorted().map(round::resolve).toList();
        try (Stream<Path> entries = Files.list(round)) {
            for (Path entry : entries.toList()) {
                if (!files.contains(entry)) {
                    Files.deleteIfExists(entry); // it may vanish by itself: an attempt cleans up
                }
            }
        }
        try {
            // In parallel: all slots wait for it.
            return all(files.parallelStream().map(RoundRows::readOne).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RoundRows readOne(Path file) {
        List<End> ends = new ArrayList<>();
        List<TrialCounts> counts = new ArrayList<>();
        try {
            TrialFileReader.read(file, COLUMNS, row -> {
                ends.add(new End(row.getString("trial_id", 0), Status.valueOf(row.getString("status", 0))));
                counts.add(counts(row));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RoundRows(List.of(file), ends, counts.stream().reduce(TrialCounts.NONE, TrialCounts::plus));
    }

    private static RoundRows all(List<RoundRows> parts) {
        return new RoundRows(
                parts.stream().flatMap(part -> part.files.stream()).toList(),
                parts.stream().flatMap(part -> part.ends.stream()).toList(),
                parts.stream().map(RoundRows::counts).reduce(TrialCounts.NONE, TrialCounts::plus));
    }

    /** Ids of the trials, one per row. */
    public List<String> trialIds() {
        return ends.stream().map(End::trialId).toList();
    }

    /**
     * Throws unless there is one row for each trial of a range of a plan: of the first stage for every position, of the next one where the
     * one before completed, and no other.
     */
    public void requireExactly(TrialPlan plan, PlanRange range) {
        Map<String, Status> found = new HashMap<>();
        ends.forEach(end -> found.put(end.trialId(), end.status()));
        TrialPlan.Trials trials = plan.trials();
        Set<String> planned = new HashSet<>();
        // In parallel: all slots wait for it.
        IntStream.range(range.first(), range.end())
                .parallel()
                .mapToObj(position -> planned(plan, trials, position, found))
                .flatMap(List::stream)
                .toList()
                .forEach(trialId -> {
                    if (!planned.add(trialId)) {
                        throw new IllegalStateException("two trials of the plan are the same: " + trialId);
                    }
                });
        if (ends.size() != planned.size() || !planned.equals(found.keySet())) {
            throw new IllegalStateException(
                    planned.size() + " trials were planned, but " + ends.size() + " rows came back, "
                            + ends.stream()
                                    .filter(end -> planned.contains(end.trialId()))
                                    .count()
                            + " of them planned; the round is not used");
        }
    }

    private static List<String> planned(
            TrialPlan plan, TrialPlan.Trials trials, int position, Map<String, Status> found) {
        List<String> ids = new ArrayList<>();
        boolean goesOn = true;
        for (int stage = 0; stage < plan.stages().size() && goesOn; stage++) {
            String trialId = trials.at(stage, position).trialId();
            ids.add(trialId);
            goesOn = found.get(trialId) == Status.COMPLETED;
        }
        return ids;
    }

    private static TrialCounts counts(Group row) {
        return TrialCounts.of(
                Status.valueOf(row.getString("status", 0)),
                TrialFileReader.text(row, "reason"),
                milliseconds(row, "build_ms"),
                milliseconds(row, "simulate_ms"),
                milliseconds(row, "statistics_ms"));
    }

    private static double milliseconds(Group row, String column) {
        return TrialFileReader.has(row, column) ? row.getDouble(column, 0) : 0;
    }
}
