package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.study.DirectoryToken;
import io.github.sparksnops.driver.table.HostName;
import io.github.sparksnops.network.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Asks the executors of a cluster whether a directory is the driver's, before anything is computed for it. */
public final class DirectoryProbe {
    /** So that, most likely, every executor gets one. */
    private static final int QUESTIONS_PER_SLOT = 2;

    private DirectoryProbe() {}

    /**
     * Looks for a token that the driver writes.
     *
     * @param out directory of a study as given by the user; left as it was
     * @throws UserError where an executor does not see it
     */
    public static void check(SparkSession spark, String out) {
        try (DirectoryToken token = DirectoryToken.open(out)) {
            requireSeen(spark, token.file());
        }
    }

    static void requireSeen(SparkSession spark, Path token) {
        String file = token.toString();
        int questions = QUESTIONS_PER_SLOT * spark.sparkContext().defaultParallelism();
        spark.sparkContext().setJobDescription("look for " + token.getParent());
        List<String> blind = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(Collections.nCopies(questions, file), questions)
                .filter(f -> !Files.exists(ExecutorFiles.path(f)))
                .map(f -> HostName.ofThisMachine())
                .collect();
        if (!blind.isEmpty()) {
            throw notSeen(token.getParent().toString(), String.join(", ", new TreeSet<>(blind)));
        }
    }

    static UserError notSeen(String directory, String host) {
        return new UserError(
                "--out " + directory,
                "the executors do not see DIR: what the driver writes there is not there on " + host,
                "give a directory that driver and executors share under one path, or run with --master local[*]");
    }
}
