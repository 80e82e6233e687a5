package io.github.sparksnops.driver.sql;

import static io.github.sparksnops.network.Check.require;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A query that comes with the program, the same text for Spark and DuckDB; its file is in {@code conf/queries}.
 *
 * @param name of its file, without the ending
 * @param text one statement; comments at its start say what it answers
 */
public record ShippedQuery(String name, String text) {
    /** In the order of the documentation. */
    public static final List<String> NAMES =
            List.of("best", "pareto", "feasibility", "effects", "noise", "throughput", "new-target");

    /** All of them. */
    public static List<ShippedQuery> all() {
        return NAMES.stream().map(ShippedQuery::read).toList();
    }

    /** The one of this name. */
    public static Optional<ShippedQuery> named(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static ShippedQuery read(String name) {
        String resource = "/queries/" + name + ".sql";
        try (InputStream stream = ShippedQuery.class.getResourceAsStream(resource)) {
            require(stream != null, "%s is not in the jar", resource);
            return new ShippedQuery(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it answers, in one line: its first comment. */
    public String question() {
        return text.lines().findFirst().orElse("").replaceFirst("^-- *", "");
    }

    /** Whether it needs a target. */
    public boolean readsScores() {
        return text.lines().filter(line -> !line.startsWith("--")).anyMatch(line -> line.contains(StudyViews.SCORES));
    }
}
