package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.config.ConfigurationReader;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.fit.StoredFit;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.study.RoundDamage;
import io.github.sparksnops.driver.study.RoundList;
import io.github.sparksnops.driver.study.StudyTable;
import io.github.sparksnops.driver.sweep.PlanRange;
import io.github.sparksnops.driver.sweep.Quantity;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.table.TrialFooter;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Goes through all of a study and compares it with itself: files with the manifests, rows with the trials that the configuration and, in a
 * fit, the proposals make. Takes no lock and writes nothing. Holds the trials of one round at a time.
 */
public final class StudyVerification {
    private final ExperimentConfiguration configuration;
    private final RoundList rounds;
    private final TrialColumns columns;
    private final Findings findings = new Findings();
    private final RoundPlans plans;
    private final Map<Integer, RoundCheck> open = new HashMap<>();
    private final Map<Integer, Integer> filesLeft = new HashMap<>();
    private final Set<Integer> unreadable = new HashSet<>();

    private StudyVerification(ExperimentConfiguration configuration, RoundList rounds) {
        this.configuration = configuration;
        this.rounds = rounds;
        this.columns = TrialColumns.of(configuration.model());
        this.plans = RoundPlans.of(rounds.study(), configuration, findings);
    }

    /**
     * Verifies a study.
     *
     * @param directory as given by the user
     * @throws UserError where there is no study, its configuration is damaged, or it was made with other constants than this software has
     */
    public static Verdict of(String directory) {
        try {
            RoundList rounds = StudyTable.inspect(directory);
            ExperimentConfiguration configuration =
                    ConfigurationReader.readAny(StudyTable.configurationFile(rounds.study()));
            return new StudyVerification(configuration, rounds).verdict();
        } catch (IOException e) {
            throw new UserError(
                    directory, "cannot be read: " + e.getMessage(), "check that you may read the directory");
        }
    }

    private Verdict verdict() throws IOException {
        rounds.damages().stream().map(RoundDamage::problem).distinct().forEach(p -> findings.addAll(List.of(p)));
        for (Path spoiled : rounds.spoiled()) {
            findings.add(
                    spoiled.toString(),
                    "it is no manifest, or contradicts others",
                    "delete it: what it should say stands in other manifests too");
        }
        for (Manifest round : rounds.rounds()) {
            filesLeft.put(round.round(), round.files().size());
        }
        Map<Manifest.DataFile, List<Manifest>> files = rounds.roundsByFile();
        for (Map.Entry<Manifest.DataFile, List<Manifest>> file : files.entrySet()) {
            check(file.getKey(), file.getValue());
        }
        gaps();
        start();
        TrialCounts trials = rounds.rounds().stream().map(Manifest::trials).reduce(TrialCounts.NONE, TrialCounts::plus);
        return new Verdict(
                rounds.study(),
                configuration.command(),
                rounds.rounds().size(),
                files.size(),
                files.keySet().stream().mapToLong(Manifest.DataFile::bytes).sum(),
                trials,
                isFit() ? OptionalLong.empty() : OptionalLong.of(configuration.positions()),
                findings.problems(),
                UnlistedFiles.notes(rounds, isFit()));
    }

    private void check(Manifest.DataFile file, List<Manifest> holders) throws IOException {
        Path path = rounds.study().resolve(file.path());
        boolean readable = schemaFits(path, holders);
        if (readable) {
            readable = rowsRead(path, holders);
        }
        for (Manifest round : holders) {
            if (!readable) {
                unreadable.add(round.round());
            }
            if (filesLeft.merge(round.round(), -1, Integer::sum) == 0) {
                RoundCheck check = open.remove(round.round());
                if (check != null && !unreadable.contains(round.round())) {
                    check.end();
                }
            }
        }
    }

    /** Whether rows can be read; where there is no such file, that was found before. */
    private boolean schemaFits(Path path, List<Manifest> holders) {
        try {
            TrialFooter footer = TrialFooter.of(path);
            List<String> differences = footer.differences(columns);
            differences.forEach(
                    difference -> findings.add(path.toString(), difference, RoundCheck.remedy(path.toString())));
            String origin = footer.origin().getOrDefault("snops.configuration", "none");
            if (!origin.equals(holders.get(0).configuration())) {
                findings.add(
                        path.toString(),
                        "its metadata say that it is of another study: snops.configuration is " + origin,
                        RoundCheck.remedy(path.toString()));
            }
            return differences.isEmpty();
        } catch (IOException e) {
            boolean known = rounds.damages().stream().anyMatch(d -> d.where().equals(path.toString()));
            if (!known || Files.isRegularFile(path)) {
                findings.add(path.toString(), e.getMessage(), RoundCheck.remedy(path.toString()));
            }
            return false;
        }
    }

    /** Deals the rows of a file out to its rounds, which stand in it one after the other. */
    private boolean rowsRead(Path path, List<Manifest> holders) {
        List<Manifest> left = new ArrayList<>(holders);
        long[] dealt = {0};
        try {
            TrialFileReader.read(path, RowSchema.of(configuration.model(), isFit()), row -> {
                if (left.size() > 1 && dealt[0] == left.get(0).trials().total()) {
                    left.remove(0);
                    dealt[0] = 0;
                }
                dealt[0]++;
                RoundCheck check = check(left.get(0));
                if (check != null) {
                    check.add(row, path.toString());
                }
            });
            return true;
        } catch (IOException | RuntimeException e) { // a damaged page is met in many ways
            findings.add(
                    path.toString(), "its rows cannot be read: " + e.getMessage(), RoundCheck.remedy(path.toString()));
            return false;
        }
    }

    /** Null where it is not known what the round was to run. */
    private RoundCheck check(Manifest round) {
        if (!open.containsKey(round.round())) {
            Path manifest = rounds.manifest(round.round());
            open.put(
                    round.round(),
                    plans.of(round)
                            .map(plan -> new RoundCheck(plan, round, manifest, findings))
                            .orElse(null));
        }
        return open.get(round.round());
    }

    /** What a fit started from: its rows follow from that, but do not show it. */
    private void start() {
        try {
            if (isFit()) {
                StoredFit.earlier(rounds.study());
            }
        } catch (UserError e) {
            findings.addAll(e.problems());
        }
    }

    private boolean isFit() {
        return configuration.command().equals("fit");
    }

    /** Positions between rounds that no round has; where a manifest cannot be read, it is known which ones. */
    private void gaps() {
        Set<Integer> known = new HashSet<>();
        rounds.rounds().forEach(round -> known.add(round.round()));
        if (rounds.damages().stream().anyMatch(damage -> !known.contains(damage.round()))) {
            return;
        }
        int next = 0;
        for (PlanRange range : rounds.rounds().stream()
                .map(Manifest::range)
                .sorted((a, b) -> Integer.compare(a.first(), b.first()))
                .toList()) {
            if (range.first() > next) {
                findings.add(
                        rounds.study().toString(),
                        "the finished rounds have a hole: " + Quantity.of(range.first() - next, "position")
                                + " of the plan, " + next + " to " + (range.first() - 1) + ", are in none of them",
                        "continue the study with --resume: they are then run");
            }
            next = Math.max(next, range.end());
        }
    }
}
