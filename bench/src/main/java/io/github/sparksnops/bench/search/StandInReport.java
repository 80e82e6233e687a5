package io.github.sparksnops.bench.search;

import io.github.sparksnops.driver.config.TargetReader;
import io.github.sparksnops.driver.search.UniformPlan;
import io.github.sparksnops.stats.target.CostFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Says how good the stand-in is and what can be reached on it:
 * {@code java -cp ... StandInReport EVALUATIONS.csv.gz CACHE TARGET.yaml...}
 */
final class StandInReport {
    private static final int SPEED_POINTS = 5000;

    private StandInReport() {}

    public static void main(String[] arguments) throws IOException {
        Path evaluations = Path.of(arguments[0]);
        List<EvaluatedPoint> points = Evaluations.read(evaluations);
        if (arguments.length == 2) {
            System.out.print(CrossValidation.table(points));
            return;
        }
        StandIn standIn = StandIn.open(evaluations, Path.of(arguments[1]));
        region(standIn, points);
        speed(standIn);
        for (int i = 2; i < arguments.length; i++) {
            Path file = Path.of(arguments[i]);
            System.out.printf(Locale.ROOT, "%n%s%n", file.getFileName());
            CostFunction cost = CostFunction.of(TargetReader.read(file));
            System.out.print(new TargetReport(standIn, points, cost).text());
        }
    }

    private static void region(StandIn standIn, List<EvaluatedPoint> points) {
        long inside =
                points.stream().filter(p -> standIn.margin(p.values()) >= 0).count();
        long uniform = Arrays.stream(new UniformPlan(StandIn.SPACE.dimension(), 2).points(0, SPEED_POINTS))
                .filter(unit -> standIn.margin(StandIn.SPACE.values(unit)) >= 0)
                .count();
        System.out.printf(
                Locale.ROOT,
                "feasible: %.1f %% of the rows, %.1f %% of uniform points%n",
                100.0 * inside / points.size(),
                100.0 * uniform / SPEED_POINTS);
    }

    private static void speed(StandIn standIn) {
        UniformPlan plan = new UniformPlan(StandIn.SPACE.dimension(), 3);
        int evaluated = 0;
        long start = 0;
        // The first half warms up.
        for (int i = 0; i < 2 * SPEED_POINTS; i++) {
            if (i == SPEED_POINTS) {
                start = System.nanoTime();
                evaluated = 0;
            }
            evaluated +=
                    standIn.evaluate(StandIn.SPACE.values(plan.point(i)), i).isPresent() ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "speed: %.0f points a second, %.0f feasible ones%n",
                SPEED_POINTS / seconds,
                evaluated / seconds);
    }
}
