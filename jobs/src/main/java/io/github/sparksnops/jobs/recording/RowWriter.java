package io.github.sparksnops.jobs.recording;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes rows of one recording, in order; closing completes the file. */
interface RowWriter extends Closeable {
    /**
     * Writes one row.
     *
     * @param timeMs exact decimal time, ms
     * @param third population name or potential in mV, as the kind says
     */
    void write(BigDecimal timeMs, int neuron, Object third) throws IOException;
}
