package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.study.SoftwareVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code snops version}. */
@Command(
        name = "version",
        description = "Prints the versions of spark-snops, Java and Spark.",
        footer = {"", "Example: snops version"})
final class VersionCommand implements Callable<Integer> {
    /** Spark writes its version here, so that it need not be started. */
    private static final String SPARK_RESOURCE = "/spark-version-info.properties";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SoftwareVersion software = SoftwareVersion.ofThisBuild();
        PrintWriter out = spec.commandLine().getOut();
        out.println("spark-snops " + software.version());
        out.println("commit      " + software.commit());
        out.println("Java        " + System.getProperty("java.runtime.version"));
        out.println("Spark       " + sparkVersion());
        return ExitCode.DONE;
    }

    private static String sparkVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream(SPARK_RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "not on the class path");
    }
}
