package io.github.sparksnops.driver.spark;

import io.github.sparksnops.driver.files.ParquetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes rows of numbers and text into one Parquet file (zstd), in their order. Not through Spark's writer, which makes a
 * folder of files.
 */
public final class ParquetOutput {
    private ParquetOutput() {}

    /** Writes all rows. */
    public static void write(StructType schema, Iterator<Row> rows, Path file) throws IOException {
        MessageType type = type(schema);
        SimpleGroupFactory groups = new SimpleGroupFactory(type);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(ParquetFiles.output(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            while (rows.hasNext()) {
                writer.write(group(rows.next(), groups));
            }
        }
    }

    private static MessageType type(StructType schema) {
        List<Type> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            fields.add(type(field.name(), field.dataType()));
        }
        return new MessageType("rows", fields);
    }

    private static Type type(String name, DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }
        if (type.equals(DataTypes.DoubleType)) {
            return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
        }
        if (type.equals(DataTypes.LongType)) {
            return Types.optional(PrimitiveTypeName.INT64).named(name);
        }
        if (type.equals(DataTypes.IntegerType)) {
            return Types.optional(PrimitiveTypeName.INT32).named(name);
        }
        throw new AssertionError("column " + name + " of type " + type);
    }

    private static Group group(Row row, SimpleGroupFactory groups) {
        Group group = groups.newGroup();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value instanceof String text) {
                group.add(i, text);
            } else if (value instanceof Double number) {
                group.add(i, number.doubleValue());
            } else if (value instanceof Long number) {
                group.add(i, number.longValue());
            } else if (value instanceof Integer number) {
                group.add(i, number.intValue());
            }
        }
        return group;
    }
}
