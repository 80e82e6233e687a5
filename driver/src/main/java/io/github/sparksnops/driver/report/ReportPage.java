package io.github.sparksnops.driver.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A report as one HTML file that needs nothing else: our page, style and scripts, the plotting library, and the document, compressed.
 * Base64 has no character that could end a script element, whatever stands in a study; the little text outside of it is escaped.
 */
public final class ReportPage {
    /** By which an earlier report is known. */
    public static final String MARK = "<meta name=\"generator\" content=\"spark-snops report\">";

    private static final String FOLDER = "/report/";
    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    /** In this order; each knows only those before it, when it is loaded. */
    private static final List<String> SCRIPTS = List.of(
            "data.js",
            "format.js",
            "theme.js",
            "controls.js",
            "figure.js",
            "cells.js",
            "summary.js",
            "fit.js",
            "leaders.js",
            "surface.js",
            "activity.js",
            "maps.js",
            "slices.js",
            "table.js",
            "main.js");

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private ReportPage() {}

    /** Writes the page. */
    public static void write(Report report, Path file) throws IOException {
        String template = resource(FOLDER + "page.html");
        try (OutputStream out = Files.newOutputStream(file)) {
            Matcher place = PLACE.matcher(template);
            int from = 0;
            while (place.find()) {
                text(out, template.substring(from, place.start()));
                fill(out, place.group(1), report);
                from = place.end();
            }
            text(out, template.substring(from));
        }
    }

    private static void fill(OutputStream out, String what, Report report) throws IOException {
        switch (what) {
            case "mark" -> text(out, MARK);
            case "title" -> text(out, escaped(report.title()));
            case "style" -> text(out, resource(FOLDER + "report.css"));
            case "library" -> text(out, resource(LIBRARY));
            case "scripts" -> {
                for (String script : SCRIPTS) {
                    text(out, resource(FOLDER + "js/" + script));
                }
            }
            case "document" -> document(out, report);
            default -> throw new AssertionError("page.html has a place for " + what);
        }
    }

    private static void document(OutputStream out, Report report) throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        try (OutputStream open = new Unclosed(out);
                OutputStream letters = base64.wrap(open);
                OutputStream compressed = new GZIPOutputStream(letters)) {
            report.writeJson(compressed);
        }
    }

    /** Closing it ends the letters, not the file. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("the application has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + name, e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
