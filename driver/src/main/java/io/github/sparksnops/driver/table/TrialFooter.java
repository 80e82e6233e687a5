package io.github.sparksnops.driver.table;

import io.github.sparksnops.driver.files.ParquetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * What a file of trials says of itself, at its end.
 *
 * @param rows number of them
 * @param origin what made the rows, as given to {@link TrialFileWriter}
 */
public record TrialFooter(MessageType schema, long rows, Map<String, String> origin) {
    /** Start of the names of our own metadata. */
    private static final String OWN = "snops.";

    /**
     * Reads the end of a file.
     *
     * @throws IOException where it cannot be read, or is no Parquet
     */
    public static TrialFooter of(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(ParquetFiles.input(file))) {
            FileMetaData data = reader.getFileMetaData();
            Map<String, String> origin = new TreeMap<>(data.getKeyValueMetaData());
            origin.keySet().removeIf(key -> !key.startsWith(OWN));
            return new TrialFooter(data.getSchema(), reader.getRecordCount(), origin);
        } catch (RuntimeException e) { // what is no Parquet, and what is damaged, in many ways
            throw new IOException("it is no whole Parquet file", e);
        }
    }

    /** What differs from the columns that a file must have, in their order; empty where nothing does. */
    public List<String> differences(TrialColumns columns) {
        MessageType expected = new TrialGroups(columns).schema();
        List<String> differences = new ArrayList<>();
        for (Type field : expected.getFields()) {
            if (!schema.containsField(field.getName())) {
                differences.add("the column " + field.getName() + " is missing");
            } else if (!schema.getType(field.getName()).equals(field)) {
                differences.add("the column " + field.getName() + " is `" + text(schema.getType(field.getName()))
                        + "` instead of `" + text(field) + "`");
            }
        }
        for (Type field : schema.getFields()) {
            if (!expected.containsField(field.getName())) {
                differences.add("there is no column " + field.getName() + " in the table of trials");
            }
        }
        if (differences.isEmpty() && !schema.getFields().equals(expected.getFields())) {
            differences.add("the columns are in another order: "
                    + String.join(
                            ", ", schema.getFields().stream().map(Type::getName).toList()));
        }
        return differences;
    }

    private static String text(Type type) {
        return type.toString().replaceAll("\\s+", " ").strip();
    }
}
