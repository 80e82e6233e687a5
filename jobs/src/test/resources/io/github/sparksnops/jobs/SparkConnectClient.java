import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A client of Spark Connect as users write it; run from this source by SparkConnectIT. Arguments: URL of the server, a study's
 * views.spark.sql, folder for the answers, files of queries. An answer has the query's name, and a row of JSON in each line.
 */
public final class SparkConnectClient {
    private SparkConnectClient() {}

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().remote(args[0]).getOrCreate();
        for (String statement : Files.readString(Path.of(args[1])).replaceAll("(?m)^--.*$", "").split(";\n")) {
            spark.sql(statement);
        }
        for (int i = 3; i < args.length; i++) {
            Path query = Path.of(args[i]);
            Files.write(
                    Path.of(args[2]).resolve(query.getFileName() + ".json"),
                    spark.sql(Files.readString(query)).toJSON().collectAsList());
        }
        spark.close();
    }
}
