package io.github.sparksnops.driver.recording;

import java.io.Closeable;
import java.util.List;

/** A table read row by row; every failure to read is a {@link io.github.sparksnops.network.UserError}. */
public interface TableSource extends Closeable {
    /** Names of the columns; empty where the file has none. */
    List<String> columns();

    /** Goes to the next row; false after the last. */
    boolean next();

    /** Number of values in the row. */
    int width();

    /**
     * A number of the row.
     *
     * @throws io.github.sparksnops.network.UserError where there is none
     */
    double number(int column);

    /** Text of the row. */
    String text(int column);

    /** Where the row stands. */
    String where();
}
