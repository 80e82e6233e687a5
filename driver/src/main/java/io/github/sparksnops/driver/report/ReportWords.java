package io.github.sparksnops.driver.report;

import io.github.sparksnops.stats.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a report shows, in sentences: for who reads no charts, or not yet. */
final class ReportWords {
    private ReportWords() {}

    /** Of any study. */
    static List<String> of(ReportedStudy study, List<ReportedParameter> parameters, ReportRows rows) {
        List<String> words = new ArrayList<>();
        long total = study.counts().total();
        String planned = study.planned() > total ? " of " + whole(study.planned()) + " planned" : "";
        words.add("This %s of the network %s has %s%s simulated trials. %s"
                .formatted(study.kind(), study.network(), whole(total), planned, varied(study, parameters)));
        words.add(endings(study));
        if (rows.count() < total) {
            words.add("The charts and the table show a sample of %s of these rows; counts are of all."
                    .formatted(whole(rows.count())));
        }
        String ranges = Statistic.SCALARS.stream()
                .map(statistic -> range(ReportedQuantity.of(statistic), rows.summary(statistic.key())))
                .filter(range -> !range.isEmpty())
                .collect(Collectors.joining("; "));
        words.add(
                ranges.isEmpty()
                        ? "No trial has statistics, so there are no charts of them; the table says why."
                        : "Over its trials: " + ranges + ".");
        return words;
    }

    private static String varied(ReportedStudy study, List<ReportedParameter> parameters) {
        String names = parameters.stream()
                .filter(ReportedParameter::varied)
                .map(parameter -> parameter.values().isEmpty()
                        ? parameter.name()
                        : parameter.name() + " (" + parameter.values().size() + " values)")
                .collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return "All have the same parameters.";
        }
        return (study.kind().equals("fit") ? "It searches " : "It varies ") + names + ".";
    }

    private static String endings(ReportedStudy study) {
        if (study.counts().completed() == study.counts().total()) {
            return "All completed.";
        }
        StringBuilder words =
                new StringBuilder("%s completed".formatted(whole(study.counts().completed())));
        words.append(kind(study.counts().infeasible(), "are infeasible"));
        words.append(kind(study.counts().failed(), "failed by an error"));
        return words.append('.').toString();
    }

    private static String kind(Map<String, Long> reasons, String how) {
        if (reasons.isEmpty()) {
            return "";
        }
        long sum = reasons.values().stream().mapToLong(Long::longValue).sum();
        Map.Entry<String, Long> most =
                reasons.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        String others = reasons.size() > 1
                ? "most often %s, %s times".formatted(most.getKey(), whole(most.getValue()))
                : most.getKey();
        return ", %s %s (%s)".formatted(whole(sum), how, others);
    }

    private static String range(ReportedQuantity quantity, DoubleSummaryStatistics values) {
        if (values.getCount() == 0) {
            return "";
        }
        String unit = quantity.unit().isEmpty() ? "" : " " + quantity.unit();
        String low = number(values.getMin());
        String high = number(values.getMax());
        return quantity.label() + " " + (low.equals(high) ? low : low + " to " + high) + unit;
    }

    /** Three significant digits. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
