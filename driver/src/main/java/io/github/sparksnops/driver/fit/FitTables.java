package io.github.sparksnops.driver.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.search.Evaluation;
import io.github.sparksnops.driver.search.Leader;
import io.github.sparksnops.driver.search.SearchHistory;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.driver.search.TriedPoint;
import io.github.sparksnops.driver.study.AtomicFile;
import io.github.sparksnops.driver.trial.TrialFactory;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.CostFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a fit leaves besides its trials, in its directory: {@code best.yaml}, which simulates the best parameter set again;
 * {@code leaders.csv}, the best parameter sets with their z per statistic; {@code ranges.csv}, what range of each parameter fits equally
 * well.
 */
public final class FitTables {
    /** Parameter sets in {@code leaders.csv}, and how many are simulated again at the end. */
    public static final int LEADERS = 20;

    private static final String BEST = "best.yaml";

    private final FitConfiguration fit;
    private final SearchHistory history;
    private final List<TriedPoint> leaders;

    /** One statistic over the evaluations of some parameter sets. */
    public record Misfit(Statistic statistic, double z) {}

    /**
     * Values of a parameter with which networks fit as well as with the best.
     *
     * @param parameterSets that fit so
     */
    public record Range(SearchParameter parameter, double best, double low, double high, int parameterSets) {}

    /**
     * Tables of what is known.
     *
     * @param leader that the search names; where it has a model, not always the one of lowest mean cost
     */
    public FitTables(FitConfiguration fit, SearchHistory history, Optional<Leader> leader) {
        this.fit = fit;
        this.history = history;
        this.leaders = Stream.concat(leader.map(Leader::point).stream(), history.ranked().stream())
                .distinct()
                .limit(LEADERS)
                .toList();
    }

    /** The best parameter sets: the leader, then by their mean cost, lowest first. */
    public List<TriedPoint> leaders() {
        return leaders;
    }

    /**
     * Writes all of them; nothing where no parameter set is feasible.
     *
     * @param directory of the fit
     */
    public void write(Path directory) throws IOException {
        if (leaders.isEmpty()) {
            return;
        }
        AtomicFile.write(directory.resolve(BEST), bestYaml());
        AtomicFile.write(directory.resolve("leaders.csv"), leadersCsv());
        AtomicFile.write(directory.resolve("ranges.csv"), rangesCsv());
    }

    private double[] values(TriedPoint point) {
        return fit.values(fit.space().values(point.point()));
    }

    private String bestYaml() {
        TriedPoint best = leaders.get(0);
        StudyConfiguration study = new StudyConfiguration(
                fit.model(),
                values(best),
                List.of(),
                1,
                fit.seed(),
                fit.windows().full(),
                fit.statistics());
        return String.format(
                        Locale.ROOT,
                        "# The best parameter set of a fit: mean cost %s over %d evaluations, parameters_id %s.%n",
                        number(best.meanCost()),
                        best.costs().length,
                        best.parametersId())
                + "# Simulated again as in this fit: snops simulate " + BEST + seedOption(best) + "\n"
                + study.toYaml();
    }

    /** Empty for repeat 0, which is what the study's seed gives; a parameter set of an earlier study may have others alone. */
    private String seedOption(TriedPoint best) {
        return best.evaluations().stream()
                .filter(evaluation -> evaluation.round() >= 0)
                .findFirst()
                .filter(evaluation -> evaluation.repeat() > 0)
                .map(evaluation -> " --seed "
                        + new TrialFactory(fit.fullSettings(), fit.seed())
                                .trial(values(best), evaluation.repeat())
                                .seedText())
                .orElse("");
    }

    private String leadersCsv() {
        List<String> header = new ArrayList<>(List.of("rank", "parameters_id", "evaluations", "cost", "cost_se"));
        fit.space().parameters().forEach(parameter -> header.add(parameter.name()));
        for (Statistic statistic : Statistic.values()) {
            header.add("z_" + statistic.key());
        }
        StringBuilder csv = new StringBuilder(String.join(",", header)).append('\n');
        for (int rank = 1; rank <= leaders.size(); rank++) {
            TriedPoint point = leaders.get(rank - 1);
            List<String> cells = new ArrayList<>(List.of(
                    Integer.toString(rank),
                    point.parametersId(),
                    Integer.toString(point.costs().length),
                    number(point.meanCost()),
                    number(point.standardError())));
            for (double value : fit.space().values(point.point())) {
                cells.add(number(value));
            }
            for (Statistic statistic : Statistic.values()) {
                cells.add(number(meanZ(point, statistic)));
            }
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString();
    }

    /** Mean z over all evaluations of a parameter set; NaN where the target has no such statistic. */
    public double meanZ(TriedPoint point, Statistic statistic) {
        CostFunction costs = CostFunction.of(fit.target().statistics());
        return point.evaluations().stream()
                .filter(evaluation -> evaluation.outcome() instanceof Evaluation.Scored)
                .mapToDouble(evaluation -> costs.of(((Evaluation.Scored) evaluation.outcome()).statistics())
                        .z(statistic)
                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /** Statistics that even the best parameter set misses by two of the target's standard deviations or more, the worst first. */
    public List<Misfit> misfits() {
        if (leaders.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(Statistic.values())
                .filter(fit.target().statistics().used()::contains)
                .map(statistic -> new Misfit(statistic, meanZ(leaders.get(0), statistic)))
                .filter(misfit -> Math.abs(misfit.z()) >= 2)
                .sorted((a, b) -> Double.compare(Math.abs(b.z()), Math.abs(a.z())))
                .toList();
    }

    /**
     * Parameter sets that fit as well as the best one: those whose mean cost is within two standard errors of the best's, where it was
     * repeated, or below twice its cost, which one evaluation's noise is worth (44 %, SNOPS reference points).
     */
    private List<TriedPoint> equallyGood() {
        TriedPoint best = leaders.get(0);
        double error = best.standardError();
        double limit = Double.isNaN(error) ? 2 * best.meanCost() : best.meanCost() + 2 * error;
        return history.ranked().stream()
                .takeWhile(point -> point.meanCost() <= limit)
                .toList();
    }

    /** Of every free parameter, in the order of the space; empty where no parameter set is feasible. */
    public List<Range> ranges() {
        if (leaders.isEmpty()) {
            return List.of();
        }
        List<TriedPoint> good = equallyGood();
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < fit.space().dimension(); i++) {
            int place = i;
            double[] values = good.stream()
                    .mapToDouble(point -> fit.space().values(point.point())[place])
                    .toArray();
            ranges.add(new Range(
                    fit.space().parameters().get(i),
                    fit.space().values(leaders.get(0).point())[i],
                    Arrays.stream(values).min().orElseThrow(),
                    Arrays.stream(values).max().orElseThrow(),
                    values.length));
        }
        return ranges;
    }

    private String rangesCsv() {
        StringBuilder csv = new StringBuilder("parameter,best,low,high,searched_from,searched_to,parameter_sets\n");
        for (Range range : ranges()) {
            csv.append(String.join(
                            ",",
                            range.parameter().name(),
                            number(range.best()),
                            number(range.low()),
                            number(range.high()),
                            number(range.parameter().from()),
                            number(range.parameter().to()),
                            Integer.toString(range.parameterSets())))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
