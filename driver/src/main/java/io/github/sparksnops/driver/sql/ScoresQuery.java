package io.github.sparksnops.driver.sql;

import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetStatistics;
import io.github.sparksnops.stats.target.TargetStatistics.Eigenspectrum;
import io.github.sparksnops.stats.target.TargetStatistics.Metric;
import io.github.sparksnops.stats.target.TargetStatistics.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cost of a row in SQL: the same operations in the same order as {@link io.github.sparksnops.stats.target.CostFunction},
 * so the same numbers.
 *
 * @param columns of {@code trials}
 */
record ScoresQuery(List<String> columns, TargetStatistics target) {
    private static final Statistic SPECTRUM = Statistic.EIGENSPECTRUM;
    private static final String NEW_COST = "new_cost";

    /** All columns of {@code trials}, {@code cost} and {@code cost_terms} against the target, then log cost and distances. */
    String text(SqlDialect dialect) {
        List<String> selected = new ArrayList<>();
        for (String column : columns) {
            if (column.equals("cost")) {
                selected.add(NEW_COST + " AS cost");
            } else if (column.equals("cost_terms")) {
                selected.add("CASE WHEN " + NEW_COST + " IS NOT NULL THEN " + dialect.struct(this::term)
                        + " END AS cost_terms");
                selected.add("CASE WHEN " + NEW_COST + " > 0 THEN ln(" + NEW_COST + ") END AS log_cost");
                statistics().forEach(s -> selected.add(z(s)));
            } else {
                selected.add(column);
            }
        }
        return "SELECT " + String.join(", ", selected)
                + "\nFROM (SELECT *, " + cost() + " AS " + NEW_COST
                + "\nFROM (SELECT *, " + each(s -> term(s).startsWith("term_") ? share(s) + " AS " + term(s) : "")
                + "\nFROM (SELECT *, " + each(s -> completed(distance(s, dialect)) + " AS " + z(s))
                + spectrumL1(dialect)
                + "\nFROM " + StudyViews.TRIALS + ") AS distances) AS terms) AS costs";
    }

    private static List<Statistic> statistics() {
        return Arrays.asList(Statistic.values());
    }

    private static String each(java.util.function.Function<Statistic, String> text) {
        return statistics().stream().map(text).filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String completed(String value) {
        return "CASE WHEN status = 'COMPLETED' THEN " + value + " END";
    }

    private static String z(Statistic statistic) {
        return "z_" + statistic.key();
    }

    private double weight(Statistic statistic) {
        return target.weights().get(statistic);
    }

    /** Distance in standard deviations of the target. */
    private String distance(Statistic statistic, SqlDialect dialect) {
        if (statistic == SPECTRUM) {
            return target.eigenspectrum()
                    .map(e -> "sqrt(" + dialect.sumOverSpectrum(e.mean(), d -> d + " * " + d) + " / "
                            + SqlDialect.number(e.variance()) + ")")
                    .orElse("CAST(NULL AS DOUBLE)");
        }
        Scalar scalar = target.scalars().get(statistic);
        return scalar == null
                ? "CAST(NULL AS DOUBLE)"
                : "(" + statistic.key() + " - " + SqlDialect.number(scalar.mean()) + ") / "
                        + SqlDialect.number(Math.sqrt(scalar.variance()));
    }

    private boolean spectrumInL1() {
        return target.metric() == Metric.L1 && weight(SPECTRUM) > 0;
    }

    /** The spectrum's absolute distance, which its Euclidean one does not tell. */
    private String spectrumL1(SqlDialect dialect) {
        if (!spectrumInL1()) {
            return "";
        }
        Eigenspectrum spectrum = target.eigenspectrum().orElseThrow();
        return ", "
                + completed(dialect.sumOverSpectrum(spectrum.mean(), d -> "abs" + d) + " / "
                        + SqlDialect.number(Math.sqrt(spectrum.variance())))
                + " AS l1_eigenspectrum";
    }

    /** A weighted part of the cost. */
    private String share(Statistic statistic) {
        double sum = statistics().stream().mapToDouble(this::weight).reduce(0, Double::sum);
        String distance;
        if (target.metric() == Metric.L2) {
            distance = "(" + z(statistic) + " * " + z(statistic) + ")";
        } else {
            distance = statistic == SPECTRUM ? "l1_eigenspectrum" : "abs(" + z(statistic) + ")";
        }
        return SqlDialect.number(weight(statistic) / sum) + " * " + distance;
    }

    /** Name of a part of the cost, or 0 where the statistic has no weight. */
    private String term(Statistic statistic) {
        return weight(statistic) > 0 ? "term_" + statistic.key() : "0E0";
    }

    private String cost() {
        return statistics().stream().filter(s -> weight(s) > 0).map(this::term).collect(Collectors.joining(" + "));
    }
}
