package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.table.TrialFileReader;
import io.github.sparksnops.driver.table.TrialFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** Rewrites files of rows, as somebody might who knows what he does: size and checksum in the manifest fit afterwards. */
final class RewrittenRows {
    private RewrittenRows() {}

    /** Changes the rows of a file, and the manifest with it. */
    static void change(Path file, Path manifest, Consumer<List<Group>> change) throws IOException {
        MessageType schema = TrialFooter.of(file).schema();
        List<Group> rows = new ArrayList<>();
        TrialFileReader.read(file, schema.toString(), rows::add);
        change.accept(rows);
        write(file, manifest, schema, rows);
    }

    /** Writes other rows, in other columns perhaps. */
    static void write(Path file, Path manifest, MessageType schema, List<Group> rows) throws IOException {
        var origin = TrialFooter.of(file).origin();
        String before = entry(file);
        Files.delete(file);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withExtraMetaData(origin)
                .build()) {
            for (Group row : rows) {
                writer.write(row);
            }
        }
        Files.writeString(manifest, Files.readString(manifest).replace(before, entry(file)));
    }

    /** Size and checksum as they stand in a manifest. */
    private static String entry(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "\"bytes\" : %d,\n    \"sha256\" : \"%s\""
                    .formatted(Files.size(file), HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
