package io.github.sparksnops.driver.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What made a study.
 *
 * @param version of spark-snops
 * @param commit of its sources, with {@code +changes} where they had been changed since; {@code unknown} outside of a
 *     repository
 */
public record SoftwareVersion(String version, String commit) {
    private static final String RESOURCE = "/snops-build.properties";

    /** The build this class belongs to; the application jar carries its version. */
    public static SoftwareVersion ofThisBuild() {
        Properties build = new Properties();
        try (InputStream in = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        boolean changed = Boolean.parseBoolean(build.getProperty("dirty"));
        return new SoftwareVersion(
                build.getProperty("version", "unknown"),
                build.getProperty("commit", "unknown") + (changed ? "+changes" : ""));
    }
}
