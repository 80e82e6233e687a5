package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.sweep.TrialCounts;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.trial.Trial;
import io.github.sparksnops.driver.trial.TrialPlan;
import io.github.sparksnops.driver.trial.TrialResult.Status;
import io.github.sparksnops.driver.trial.TrialSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;

/** Compares the rows of one round with the trials that the plan has for it; holds these trials. */
final class RoundCheck {
    private final Manifest round;
    private final Path manifest;
    private final TrialPlan plan;
    private final List<String> parameters;
    private final Findings findings;
    private final CostCheck cost;
    private final Map<String, Planned> planned = new HashMap<>();
    private final Map<String, Long> ends = new TreeMap<>();
    private final String[] ids;
    private int rows;
    private String lastFile = "";

    /** A trial of the plan, and whether a row of it was met. */
    private static final class Planned {
        private final int stage;
        private final int position;
        private final Trial trial;
        private Status status;

        private Planned(int stage, int position, Trial trial) {
            this.stage = stage;
            this.position = position;
            this.trial = trial;
        }
    }

    RoundCheck(TrialPlan plan, Manifest round, Path manifest, Findings findings) {
        this.plan = plan;
        this.round = round;
        this.manifest = manifest;
        this.parameters = RowSchema.parameters(plan.model());
        this.findings = findings;
        this.cost = new CostCheck(plan.cost(), findings);
        this.ids = new String[Math.toIntExact(round.trials().total())];
        TrialPlan.Trials trials = plan.trials();
        for (int stage = 0; stage < plan.stages().size(); stage++) {
            for (int position = round.first(); position < round.end(); position++) {
                Trial trial = trials.at(stage, position);
                planned.put(trial.trialId(), new Planned(stage, position, trial));
            }
        }
    }

    static String remedy(String file) {
        return "restore " + file + ", or delete it and continue the study with --resume: its trials are then run again";
    }

    /** Compares a row with its trial. */
    void add(Group row, String file) {
        lastFile = file;
        String id = TrialFileReader.text(row, "trial_id");
        if (rows < ids.length) {
            ids[rows] = id;
        }
        rows++;
        Planned expected = planned.get(id);
        if (expected == null) {
            report(
                    "rows of no trial of their round",
                    "row with trial_id '" + id + "': round " + round.round() + " has no such trial");
            return;
        }
        if (expected.status != null) {
            report("duplicate rows", "trial " + id + ", position " + expected.position + ", has two rows");
            return;
        }
        compare(row, expected);
        try {
            expected.status = Status.valueOf(TrialFileReader.text(row, "status"));
        } catch (IllegalArgumentException e) {
            expected.status = Status.FAILED;
            report(
                    "rows without a status",
                    "trial " + id + ": status is '" + TrialFileReader.text(row, "status") + "', which is none");
            return;
        }
        String reason = expected.status == Status.COMPLETED
                ? ""
                : TrialFileReader.text(row, "reason").lines().findFirst().orElse("");
        ends.merge(expected.status + " " + reason, 1L, Long::sum);
        if (expected.stage == plan.stages().size() - 1) {
            cost.compare(row, id, file);
        }
    }

    private void report(String kind, String what) {
        findings.addRow(lastFile, kind, what, remedy(lastFile));
    }

    private void compare(Group row, Planned expected) {
        Trial trial = expected.trial;
        TrialSettings stage = plan.stages().get(expected.stage);
        same(trial, "parameters_id", TrialFileReader.text(row, "parameters_id"), trial.parametersId());
        same(trial, "seed", TrialFileReader.text(row, "seed"), trial.seedText());
        same(
                trial,
                "fidelity",
                TrialFileReader.text(row, "fidelity"),
                stage.fidelity().key());
        same(
                trial,
                "repeat",
                TrialFileReader.has(row, "repeat") ? Integer.toString(row.getInteger("repeat", 0)) : "",
                Integer.toString(trial.repeat()));
        for (int i = 0; i < parameters.size(); i++) {
            double value = TrialFileReader.number(row, parameters.get(i));
            if (value != trial.values()[i]) {
                same(trial, parameters.get(i), Double.toString(value), Double.toString(trial.values()[i]));
            }
        }
    }

    private void same(Trial trial, String column, String found, String wanted) {
        if (!found.equals(wanted)) {
            report(
                    "rows with another " + column,
                    "trial " + trial.trialId() + ": " + column + " is '" + found + "', but the study has " + wanted
                            + " there");
        }
    }

    /** Finds what is missing, and what the manifest says otherwise. */
    void end() {
        Map<Integer, Status> before = new HashMap<>();
        planned.values().stream()
                .filter(trial -> trial.stage == 0)
                .forEach(trial -> before.put(trial.position, trial.status));
        for (Planned trial : planned.values()) {
            boolean due = trial.stage == 0 || before.get(trial.position) == Status.COMPLETED;
            if (due && trial.status == null) {
                reportOfRound(
                        "trials without a row",
                        "trial " + trial.trial.trialId() + ", position " + trial.position + ", has no row");
            }
            if (!due && trial.status != null) {
                reportOfRound(
                        "rows of trials that were not to run",
                        "trial " + trial.trial.trialId() + " has a row, but its screening did not complete");
            }
        }
        if (rows != ids.length) {
            reportOfRound("", "it says " + ids.length + " rows, and there are " + rows);
            return;
        }
        if (!ends.equals(ends(round.trials()))) {
            reportOfRound("", "it says that trials ended as " + ends(round.trials()) + ", the rows say " + ends);
        }
        Arrays.sort(ids);
        if (!Manifest.hashOfIds(Arrays.asList(ids)).equals(round.trialIds())) {
            reportOfRound("", "the hash over its trials' ids is not that of the rows");
        }
    }

    private void reportOfRound(String kind, String what) {
        String how = remedy(round.files().get(0).path());
        if (kind.isEmpty()) {
            findings.add(manifest.toString(), what, how);
        } else {
            findings.addRow(manifest.toString(), kind, what, how);
        }
    }

    private static Map<String, Long> ends(TrialCounts counts) {
        Map<String, Long> ends = new TreeMap<>();
        if (counts.completed() > 0) {
            ends.put(Status.COMPLETED + " ", counts.completed());
        }
        counts.infeasible().forEach((reason, trials) -> ends.put(Status.INFEASIBLE + " " + reason, trials));
        counts.failed().forEach((reason, trials) -> ends.put(Status.FAILED + " " + reason, trials));
        return ends;
    }
}
