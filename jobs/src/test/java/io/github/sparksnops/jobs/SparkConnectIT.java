package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksnops.driver.spark.QueryOutput;
import io.github.sparksnops.driver.spark.SnopsSession;
import io.github.sparksnops.driver.spark.TrialQuery;
import io.github.sparksnops.driver.spark.TrialTable;
import io.github.sparksnops.driver.sql.ShippedQuery;
import io.github.sparksnops.driver.study.StudyTable;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark Connect, as docs/queries.md has it: a server made of Maven's jars, and a client in a process of its own. */
class SparkConnectIT {
    /** Most of the time of so few rows is that of the compiler. */
    private static final String FAST_START = "JDK_JAVA_OPTIONS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' exec";

    private static final String SERVER =
            FAST_START + " spark-submit --master 'local[2]' --conf spark.connect.grpc.binding.address=127.0.0.1"
                    + " --conf spark.connect.grpc.binding.port=0 --conf spark.sql.session.timeZone=UTC"
                    + " --conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false"
                    + " --conf spark.sql.jsonGenerator.ignoreNullFields=false"
                    + " --class org.apache.spark.sql.connect.service.SparkConnectServer spark-internal";
    private static final Pattern STARTED = Pattern.compile("Spark Connect server started at: 127\\.0\\.0\\.1:(\\d+)");
    /** Spark itself; the client has these classes in its own jar, or stands-in of them. */
    private static final Pattern SERVERS_OWN = Pattern.compile("spark-(core|catalyst|sql|sql-api)_.*");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path study;

    @BeforeEach
    void fit() throws IOException {
        study = folder.resolve("fit");
        Snops fit = Snops.run("fit", SmallFit.write(folder, 5), "--out", study, "--local");
        assertThat(fit.exitCode()).as(fit.err()).isZero();
        assertThat(Snops.run("compact", study).exitCode()).isZero();
    }

    @Test
    void client_viewsAndShippedQueriesOfAFit_rowsOfSnopsSql() throws Exception {
        Path answers = Files.createDirectory(folder.resolve("answers"));
        try (SparkDistribution spark = SparkDistribution.make(folder.resolve("spark"))) {
            linkServer(spark);
            try (SubmittedProcess server = spark.start(SERVER, folder, folder.resolve("server.log"))) {
                server.await(() -> STARTED.matcher(server.log()).find());
                try (SubmittedProcess client =
                        spark.start(client(spark, server, answers), folder, folder.resolve("client.log"))) {
                    assertThat(client.finish()).as(client.ending()).isZero();
                }
            }
        }

        Map<String, String> expected = answersOfSnops();
        for (String name : ShippedQuery.NAMES) {
            List<Map<String, Object>> rows = rows(Files.readString(answers.resolve(name + ".sql.json")));
            assertThat(rows).as(name).isNotEmpty();
            QueryRows.assertSame(rows, rows(expected.get(name)));
        }
    }

    /** What {@code snops sql --query NAME --format json} prints, from one session for all. */
    private Map<String, String> answersOfSnops() throws Exception {
        SparkSession spark =
                SnopsSession.open("connect", Map.of("spark.master", "local[2]"), SnopsSession.Purpose.QUERY);
        try {
            TrialTable.register(spark, StudyTable.finished(study.toString()), Optional.empty());
            Map<String, String> answers = new HashMap<>();
            for (ShippedQuery query : ShippedQuery.all()) {
                StringWriter answer = new StringWriter();
                QueryOutput.JSON.write(TrialQuery.of(spark, query.text()), new PrintWriter(answer, true));
                answers.put(query.name(), answer.toString());
            }
            return answers;
        } finally {
            spark.stop();
        }
    }

    /** Objects of an array, or in lines. */
    private static List<Map<String, Object>> rows(String json) throws IOException {
        try (MappingIterator<Map<String, Object>> rows =
                JSON.readerFor(new TypeReference<Map<String, Object>>() {}).readValues(json)) {
            return rows.readAll();
        }
    }

    private static void linkServer(SparkDistribution spark) throws IOException {
        for (Path jar : jars("server")) {
            Files.createSymbolicLink(spark.home().resolve("jars").resolve(jar.getFileName()), jar);
        }
    }

    private String client(SparkDistribution spark, SubmittedProcess server, Path answers) throws IOException {
        Matcher started = STARTED.matcher(server.log());
        assertThat(started.find()).isTrue();
        Path source = Snops.ROOT.resolve("jobs/src/test/resources/io/github/sparksnops/jobs/SparkConnectClient.java");
        List<Object> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                clientClassPath(spark),
                source,
                "sc://127.0.0.1:" + started.group(1),
                study.resolve("views.spark.sql"),
                answers));
        ShippedQuery.NAMES.forEach(name -> words.add(Snops.ROOT.resolve("conf/queries/" + name + ".sql")));
        return FAST_START + " " + SparkDistribution.line(words);
    }

    private static String clientClassPath(SparkDistribution spark) throws IOException {
        List<String> entries = new ArrayList<>();
        jars("client").forEach(jar -> entries.add(jar.toString()));
        try (Stream<Path> all = Files.list(spark.home().resolve("jars"))) {
            all.filter(jar -> !SERVERS_OWN.matcher(jar.getFileName().toString()).matches())
                    .forEach(jar -> entries.add(jar.toString()));
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<Path> jars(String of) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("snops.connect"), of))) {
            return jars.toList();
        }
    }
}
