package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.spark.ParquetOutput;
import io.github.sparksnops.driver.spark.QueryOutput;
import io.github.sparksnops.driver.spark.RankedRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How ranked rows are written. */
enum ScoreFormat {
    /** For people: four digits, without the parts of the cost. */
    TABLE {
        @Override
        void write(RankedRows rows, PrintWriter out) {
            new ScoreText(rows).print(out);
        }
    },
    CSV {
        @Override
        void write(RankedRows rows, PrintWriter out) {
            QueryOutput.CSV.write(rows.schema(), rows, out);
        }
    },
    JSON {
        @Override
        void write(RankedRows rows, PrintWriter out) {
            QueryOutput.JSON.write(rows.schema(), rows, out);
        }
    },
    /** Into a file only. */
    PARQUET {
        @Override
        void write(RankedRows rows, PrintWriter out) {
            throw new AssertionError("Parquet goes into a file");
        }

        @Override
        void write(RankedRows rows, Path file) throws IOException {
            ParquetOutput.write(rows.schema(), rows, file);
        }
    };

    /** Writes all rows as text. */
    abstract void write(RankedRows rows, PrintWriter out);

    /** Writes all rows into a file. */
    void write(RankedRows rows, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            write(rows, out);
            if (out.checkError()) {
                throw new IOException("the disk may be full");
            }
        }
    }

    /** Names of the formats in lower case, and nothing else. */
    static final class Name implements ITypeConverter<ScoreFormat> {
        @Override
        public ScoreFormat convert(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + name + "' is none of table, csv, json, parquet"));
        }
    }
}
