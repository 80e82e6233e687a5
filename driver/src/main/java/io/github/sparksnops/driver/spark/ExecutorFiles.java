package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.files.UserPath;
import io.github.sparksnops.driver.hadoop.HadoopSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkEnv;
import scala.Tuple2;

/** Files as a task sees them. */
final class ExecutorFiles {
    private ExecutorFiles() {}

    /** The path that a text of the driver's means here. Hadoop's settings among Spark's are in force from then on, as on the driver. */
    static Path path(String text) {
        Path path = UserPath.of(text);
        if (!UserPath.isLocal(path)) {
            Map<String, String> settings =
                    Arrays.stream(SparkEnv.get().conf().getAll()).collect(Collectors.toMap(Tuple2::_1, Tuple2::_2));
            HadoopSettings.add(settings);
        }
        return path;
    }
}
