package io.github.sparksnops.driver.recording;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;

/** HDF5 files, and numbers of their datasets of any numeric type. */
final class HdfContent {
    private HdfContent() {}

    /** Opens a file, unless it is shorter than it says. */
    static HdfFile open(Path file, String format) {
        HdfFile content = RecordingReader.guarded(file, format, () -> new HdfFile(file));
        long bytes = content.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (file.toFile().length() < bytes) {
            content.close();
            throw RecordingReader.damaged(
                    file,
                    format,
                    new IOException("%s of %s bytes".formatted(file.toFile().length(), bytes)));
        }
        return content;
    }

    /**
     * All values in the order of the file.
     *
     * @throws IllegalArgumentException where they are no numbers
     */
    static double[] numbers(Dataset dataset) {
        if (dataset.isEmpty()) {
            return new double[0];
        }
        Object flat = dataset.getDataFlat();
        if (flat instanceof double[] doubles) {
            return doubles;
        }
        double[] numbers = new double[Array.getLength(flat)];
        for (int i = 0; i < numbers.length; i++) {
            // boxed: unsigned 64-bit integers come as BigInteger, the others as primitives
            if (!(Array.get(flat, i) instanceof Number number)) {
                throw new IllegalArgumentException(dataset.getPath() + " holds no numbers");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }
}
