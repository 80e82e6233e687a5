package io.github.sparksnops.driver.sql;

import io.github.sparksnops.stats.target.TargetStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The views beside {@code trials}, by which queries need not know a study's parameters.
 *
 * @param columns of {@code trials}
 * @param freeParameters those that differ between trials
 * @param target what {@code scores} holds the trials against
 */
public record StudyViews(List<String> columns, List<String> freeParameters, Optional<TargetStatistics> target) {
    /** Every finished trial. */
    public static final String TRIALS = "trials";
    /** One row per parameter set: its id and its free parameters. */
    public static final String SETS = "parameter_sets";
    /** One row per trial and free parameter: {@code parameter}, {@code value}, and the other columns of {@code trials}. */
    public static final String VALUES = "parameter_values";
    /** {@code trials} with costs against a target. */
    public static final String SCORES = "scores";

    public StudyViews {
        columns = List.copyOf(columns);
        freeParameters = List.copyOf(freeParameters);
    }

    /** Statements that define the views over {@code trials}, in order, without semicolons. */
    public List<String> statements(SqlDialect dialect) {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(SETS, sets());
        queries.put(VALUES, values());
        target.ifPresent(t -> queries.put(SCORES, new ScoresQuery(columns, t).text(dialect)));
        List<String> statements = new ArrayList<>();
        queries.forEach((name, query) -> statements.add(dialect.define(name, query)));
        return statements;
    }

    private String sets() {
        List<String> names = new ArrayList<>(List.of("parameters_id"));
        names.addAll(freeParameters);
        return "SELECT DISTINCT " + String.join(", ", names) + " FROM " + TRIALS;
    }

    private String values() {
        if (freeParameters.isEmpty()) {
            return "SELECT *, '' AS parameter, CAST(NULL AS DOUBLE) AS value FROM " + TRIALS + " WHERE false";
        }
        return freeParameters.stream()
                .collect(Collectors.joining(
                        ", ", "SELECT * FROM " + TRIALS + " UNPIVOT (value FOR parameter IN (", "))"));
    }
}
