package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.Problem;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark runs.
 *
 * @param url as Spark takes it
 */
record SparkMaster(String url) {
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[\\s*(\\*|[0-9]+)\\s*(?:,\\s*([0-9]+)\\s*)?])?");
    private static final Pattern CLUSTER = Pattern.compile("yarn|(?:spark|k8s)://.+|local-cluster\\[.+]");

    /** Whether everything runs in this JVM. */
    boolean isLocal() {
        return LOCAL.matcher(url).matches();
    }

    /** Slots of this machine in local mode; for a cluster, where they are not known beforehand, 1. */
    int slots() {
        Matcher local = LOCAL.matcher(url);
        if (!local.matches() || local.group(1) == null) {
            return 1;
        }
        return local.group(1).equals("*")
                ? Runtime.getRuntime().availableProcessors()
                : whole(local.group(1)).orElse(1);
    }

    /** What is wrong with it. */
    Optional<Problem> problem() {
        Matcher local = LOCAL.matcher(url);
        if (local.matches()) {
            boolean threads = local.group(1) == null
                    || local.group(1).equals("*")
                    || whole(local.group(1)).orElse(0) > 0;
            boolean failures = local.group(2) == null || whole(local.group(2)).orElse(0) > 0;
            return threads && failures
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            "--master " + url,
                            "this machine needs a number of threads above 0",
                            "write local[2], or local[*] for all cores"));
        }
        return CLUSTER.matcher(url).matches()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "--master " + url,
                        "Spark knows no such master",
                        "write local[*], local[4], spark://HOST:PORT, yarn or k8s://HOST:PORT"));
    }

    /**
     * This master with a number of attempts for a task, unless it names one: to Spark, local[N] means one, whatever its
     * settings say, and local[N,4] four.
     */
    SparkMaster withAttempts(int attempts) {
        Matcher local = LOCAL.matcher(url);
        if (!local.matches() || local.group(2) != null) {
            return this;
        }
        return new SparkMaster("local[" + (local.group(1) == null ? "1" : local.group(1)) + "," + attempts + "]");
    }

    private static OptionalInt whole(String digits) {
        try {
            return OptionalInt.of(Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
