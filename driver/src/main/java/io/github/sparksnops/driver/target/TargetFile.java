package io.github.sparksnops.driver.target;

import io.github.sparksnops.driver.recording.Session;
import io.github.sparksnops.driver.study.AtomicFile;
import io.github.sparksnops.driver.study.SoftwareVersion;
import io.github.sparksnops.stats.Statistic;
import io.github.sparksnops.stats.target.TargetEstimate;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A target as YAML: what {@code snops score} and fits read, and where it comes from. The same request gives the same bytes. */
public final class TargetFile {
    private TargetFile() {}

    /**
     * Writes a target, whole or not at all.
     *
     * @param options of the command line that made it, by name
     * @throws IOException where the file cannot be written
     */
    public static void write(Path file, TargetRequest request, MeasuredTarget target, Map<String, String> options)
            throws IOException {
        AtomicFile.write(file, text(request, target, options, SoftwareVersion.ofThisBuild()));
    }

    static String text(
            TargetRequest request, MeasuredTarget target, Map<String, String> options, SoftwareVersion software) {
        StringBuilder text = new StringBuilder();
        TargetStatistics statistics = target.statistics();
        text.append(
                "# Target statistics of recordings; made by `snops target`. What is under provenance is not read.\n");
        text.append(
                "# variance: of a single session. eigenspectrum: eigenvalues of the shared covariance, counts^2;\n");
        text.append("# its variance is the mean squared Euclidean distance to the mean spectrum, counts^4.\n");
        text.append("n_neuron: ").append(statistics.neurons()).append('\n');
        text.append("count_window_ms: ")
                .append(number(statistics.countWindowMs()))
                .append('\n');
        text.append("count_windows: ").append(statistics.countWindows()).append('\n');
        text.append("metric: ").append(statistics.metric()).append('\n');
        text.append("weights: ").append(weights(statistics)).append('\n');
        text.append("statistics:\n");
        for (Statistic statistic : Statistic.SCALARS) {
            TargetStatistics.Scalar scalar = statistics.scalars().get(statistic);
            if (scalar != null) {
                text.append("  %s: {mean: %s, variance: %s}\n"
                        .formatted(statistic.key(), number(scalar.mean()), number(scalar.variance())));
            }
        }
        statistics.eigenspectrum().ifPresent(spectrum -> text.append(spectrum(spectrum)));
        text.append("provenance:\n").append(provenance(request, target, options, software));
        return text.toString();
    }

    private static String weights(TargetStatistics statistics) {
        return Arrays.stream(Statistic.values())
                .map(statistic ->
                        statistic.key() + ": " + number(statistics.weights().get(statistic)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String spectrum(TargetStatistics.Eigenspectrum spectrum) {
        String mean = spectrum.mean().stream().map(TargetFile::number).collect(Collectors.joining(", ", "[", "]"));
        return "  %s:\n    variance: %s\n    mean: %s\n"
                .formatted(Statistic.EIGENSPECTRUM.key(), number(spectrum.variance()), mean);
    }

    private static String provenance(
            TargetRequest request, MeasuredTarget target, Map<String, String> options, SoftwareVersion software) {
        StringBuilder text = new StringBuilder();
        text.append("  version: ").append(quoted(software.version())).append('\n');
        text.append("  commit: ").append(quoted(software.commit())).append('\n');
        text.append("  variance_from: ")
                .append(quoted(spread(target.estimate())))
                .append('\n');
        text.append("  seed: ")
                .append(quoted(Long.toUnsignedString(request.seed())))
                .append('\n');
        text.append("  samplings: ").append(request.settings().samplings()).append('\n');
        text.append("  min_rate_hz: ")
                .append(number(request.settings().minRateHz()))
                .append('\n');
        text.append("  factor_analysis: {method: %s, latents: %s}\n"
                .formatted(
                        request.settings().factorAnalysis().method().name().toLowerCase(Locale.ROOT),
                        request.settings().factorAnalysis().latents().key()));
        text.append("  options: {%s}\n"
                .formatted(options.entrySet().stream()
                        .map(option -> quoted(option.getKey()) + ": " + quoted(option.getValue()))
                        .collect(Collectors.joining(", "))));
        text.append("  recordings:\n");
        List<Session> sessions = request.sessions();
        for (int s = 0; s < sessions.size(); s++) {
            text.append("    - {file: %s, sha256: %s, neurons: %s, active_neurons: %s, count_windows: %s}\n"
                    .formatted(
                            quoted(sessions.get(s).file().toString()),
                            sessions.get(s).sha256(),
                            sessions.get(s).neurons(),
                            target.sessions().get(s).activeNeurons(),
                            sessions.get(s).counts().windows()));
        }
        return text.toString();
    }

    private static String spread(TargetEstimate estimate) {
        return switch (estimate.spread()) {
            case SESSIONS -> estimate.repeats() + " sessions";
            case BOOTSTRAP -> "bootstrap over count windows and samplings, %s replicates".formatted(estimate.repeats());
        };
    }

    /** Double quotes as in JSON, which YAML takes as well. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Shortest text that reads back as the same double, in any version of YAML. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e15
                ? new BigDecimal(Double.toString(value)).toPlainString()
                : Double.toString(value);
    }
}
