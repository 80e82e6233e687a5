package io.github.sparksnops.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** A command run in this JVM: exit code and what it wrote. */
record Snops(int exitCode, String out, String err) {
    /** Root of the repository. */
    static final Path ROOT = Path.of(System.getProperty("snops.root"));

    static Snops run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int exitCode = Main.run(words, new PrintWriter(out), new PrintWriter(err));
        return new Snops(exitCode, out.toString(), err.toString());
    }
}
