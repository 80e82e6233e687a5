package io.github.sparksnops.jobs.recording;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rows as comma-separated text with a header; no value needs quotes. */
final class CsvRowWriter implements RowWriter {
    private final BufferedWriter out;

    CsvRowWriter(Path file, RecordingKind kind) throws IOException {
        out = Files.newBufferedWriter(file);
        out.write(RecordingKind.TIME + "," + RecordingKind.NEURON + "," + kind.third() + "\n");
    }

    @Override
    public void write(BigDecimal timeMs, int neuron, Object third) throws IOException {
        out.write(timeMs.toPlainString());
        out.write(',');
        out.write(Integer.toString(neuron));
        out.write(',');
        out.write(third.toString());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
