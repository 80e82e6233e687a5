package io.github.sparksnops.bench.fit;

import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.fit.StoredFit;
import io.github.sparksnops.driver.fit.Strategies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws finished and running fits, and prints their numbers: {@code java -cp ... FitPlot PICTURE.png DIR...} */
final class FitPlot {
    private FitPlot() {}

    public static void main(String[] arguments) throws IOException {
        List<FitSeries> fits = new ArrayList<>();
        for (String directory : List.of(arguments).subList(1, arguments.length)) {
            StoredFit stored = StoredFit.read(directory);
            FitConfiguration fit = stored.configuration();
            fits.add(FitSeries.of(
                    fit.method().key(),
                    fit.seed(),
                    stored.rounds(),
                    Strategies.of(fit).leader(stored.history())));
        }
        FitChart.write(fits, Path.of(arguments[0]));
        fits.forEach(fit -> System.out.println(fit.summary()));
    }
}
