package io.github.sparksnops.jobs.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Pairs of evaluations, and how well they agree, for people. */
public final class EvaluationTable {
    private final List<EvaluationPair> pairs;

    public EvaluationTable(List<EvaluationPair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%6s %-21s %12s %12s%n", "line", "statistic", "here", "published");
        for (EvaluationPair pair : pairs) {
            if (!pair.completed()) {
                out.printf(Locale.ROOT, "%6d %s%n", pair.published().line(), pair.outcome());
            }
            pair.ours().forEach((quantity, ours) -> {
                double published = pair.published().statistics().get(quantity);
                out.printf(
                        Locale.ROOT,
                        "%6d %-21s %12.5f %12.5f%n",
                        pair.published().line(),
                        quantity.key(),
                        ours,
                        published);
            });
        }
        out.printf(
                Locale.ROOT,
                "%n%-21s %5s %16s %18s %20s%n",
                "statistic",
                "rows",
                "rank correlation",
                "median difference",
                "median relative, %");
        for (ReferenceQuantity quantity : pairs.get(0).published().statistics().keySet()) {
            Agreement agreement = Agreement.of(quantity, pairs);
            out.printf(
                    Locale.ROOT,
                    "%-21s %5d %16.3f %18.5f %20.1f%n",
                    quantity.key(),
                    agreement.pairs(),
                    agreement.rankCorrelation(),
                    agreement.medianDifference(),
                    100 * agreement.medianRelativeDifference());
        }
        out.flush();
    }
}
