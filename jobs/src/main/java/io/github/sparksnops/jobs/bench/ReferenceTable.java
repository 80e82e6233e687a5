package io.github.sparksnops.jobs.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Our statistics beside the published ones, for people. */
public final class ReferenceTable {
    private final List<ReferenceScore> scores;

    public ReferenceTable(List<ReferenceScore> scores) {
        this.scores = List.copyOf(scores);
    }

    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-6s %-21s %3s %22s %22s %7s%n",
                "point",
                "statistic",
                "n",
                "here, mean +- SE",
                "published, mean +- SD",
                "z");
        for (ReferenceScore score : scores) {
            out.printf(
                    Locale.ROOT,
                    "%-6s %-21s %3d %11.5f +- %7.5f %11.5f +- %7.5f %7s%n",
                    score.point(),
                    score.quantity().key(),
                    score.evaluations(),
                    score.ours().mean(),
                    score.standardError(),
                    score.published().mean(),
                    score.published().deviation(),
                    score.quantity().judged() ? String.format(Locale.ROOT, "%.2f", score.z()) : "shown");
        }
        out.flush();
    }
}
