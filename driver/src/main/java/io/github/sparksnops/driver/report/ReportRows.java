package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.study.FinishedRounds;
import io.github.sparksnops.driver.study.Manifest;
import io.github.sparksnops.driver.table.TrialColumns;
import io.github.sparksnops.driver.table.TrialColumns.Column;
import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.stats.Statistic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;

/**
 * Rows of a study, column by column. Of more rows than a page can show, those whose {@code trial_id} is below a limit are taken: ids are
 * hashes, so that is a fair sample, and the same one every time.
 */
final class ReportRows {
    /** Derived: the first entry of the eigenspectrum. */
    static final String LARGEST_EIGENVALUE = "largest_eigenvalue";

    private static final String ID = "trial_id";
    private static final String REASON = "reason";
    private static final String ROUND = "round";

    /** What a page has no use for. */
    private static final Set<String> LEFT_OUT = Set.of(
            "study",
            "parameters_id",
            "seed",
            "cost_terms",
            "simulator_reason",
            "host",
            "attempt",
            "batch_size",
            "finished_ms");

    private final long total;
    private final double share;
    private final List<Column> read;
    private final Map<String, ReportColumn> columns = new LinkedHashMap<>();
    private long count;

    private ReportRows(TrialColumns table, long total, int most) {
        this.total = total;
        this.share = total <= most ? 1 : (double) most / total;
        this.read = table.columns().stream()
                .filter(column -> !LEFT_OUT.contains(column.name()))
                .toList();
        columns.put(ROUND, new ReportColumn.Numbers());
        for (Column column : read) {
            String name = column.name().equals(Statistic.EIGENSPECTRUM.key()) ? LARGEST_EIGENVALUE : column.name();
            columns.put(
                    name,
                    column.type() == TrialColumns.Type.STRING ? new ReportColumn.Texts() : new ReportColumn.Numbers());
        }
    }

    /**
     * Reads all finished rounds.
     *
     * @param most rows to keep, about; of more a sample is taken
     */
    static ReportRows read(FinishedRounds study, TrialColumns table, int most) {
        ReportRows rows = new ReportRows(table, study.trials().total(), most);
        String schema = rows.schema();
        Map<Path, Integer> rounds = rounds(study);
        for (Path file : study.files()) {
            try {
                TrialFileReader.read(file, schema, row -> rows.add(rounds.get(file), row));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return rows;
    }

    /** Round of each file; null for one that holds several, as compacting leaves them. */
    private static Map<Path, Integer> rounds(FinishedRounds study) {
        Map<Path, Integer> rounds = new HashMap<>();
        for (Manifest round : study.rounds()) {
            for (Manifest.DataFile data : round.files()) {
                Path file = study.study().resolve(data.path());
                rounds.put(file, rounds.containsKey(file) ? null : Integer.valueOf(round.round()));
            }
        }
        return rounds;
    }

    private String schema() {
        return read.stream()
                .map(column -> switch (column.type()) {
                    case STRING -> "optional binary " + column.name() + " (STRING);";
                    case INT -> "optional int32 " + column.name() + ";";
                    case LONG -> "optional int64 " + column.name() + ";";
                    case DOUBLE -> "optional double " + column.name() + ";";
                    case DOUBLE_ARRAY -> "optional group " + column.name()
                            + " (LIST) { repeated group list { optional double element; } }";
                    case COST_TERMS -> throw new AssertionError("left out");
                })
                .collect(Collectors.joining(" ", "message trials { ", " }"));
    }

    private void add(Integer round, Group row) {
        String id = TrialFileReader.text(row, ID);
        if (share < 1 && !isTaken(id)) {
            return;
        }
        count++;
        columns.get(ROUND).add(round);
        for (int field = 0; field < read.size(); field++) {
            Column column = read.get(field);
            boolean spectrum = column.type() == TrialColumns.Type.DOUBLE_ARRAY;
            Object value = row.getFieldRepetitionCount(field) == 0 ? null : value(row, field, column);
            columns.get(spectrum ? LARGEST_EIGENVALUE : column.name()).add(value);
        }
    }

    private boolean isTaken(String id) {
        return (Long.parseUnsignedLong(id, 16) >>> 11) * 0x1p-53 < share;
    }

    private static Object value(Group row, int field, Column column) {
        return switch (column.type()) {
                // An error's first line tells which it is.
            case STRING -> column.name().equals(REASON)
                    ? row.getString(field, 0).lines().findFirst().orElse("")
                    : row.getString(field, 0);
            case INT -> row.getInteger(field, 0);
            case LONG -> row.getLong(field, 0);
            case DOUBLE -> row.getDouble(field, 0);
            case DOUBLE_ARRAY -> {
                Group list = row.getGroup(field, 0);
                yield list.getFieldRepetitionCount(0) == 0
                        ? null
                        : list.getGroup(0, 0).getDouble(0, 0);
            }
            case COST_TERMS -> throw new AssertionError("left out");
        };
    }

    /** What a column has of numbers; its count is 0 where there is none. */
    DoubleSummaryStatistics summary(String column) {
        return columns.get(column) instanceof ReportColumn.Numbers numbers
                ? numbers.summary()
                : new DoubleSummaryStatistics();
    }

    /** Rows of the study. */
    @JsonProperty
    long total() {
        return total;
    }

    /** Rows that are here. */
    @JsonProperty
    long count() {
        return count;
    }

    /** By name, in the order of the table. */
    @JsonProperty
    Map<String, ReportColumn> columns() {
        return columns;
    }
}
