package io.github.sparksnops.jobs.recording;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** What a file holds: rows of time (ms), neuron (numbered from 0 through the populations) and one more column. */
enum RecordingKind {
    /** One row a spike; the third column is the name of the neuron's population. */
    SPIKES("population"),
    /** One row a step and neuron; the third column is the membrane potential, mV. */
    VOLTAGES("v_mv");

    static final String TIME = "time_ms";
    static final String NEURON = "neuron";

    private final String third;

    RecordingKind(String third) {
        this.third = third;
    }

    /** Name of the third column. */
    String third() {
        return third;
    }

    MessageType schema() {
        Types.GroupBuilder<MessageType> schema = Types.buildMessage()
                .required(PrimitiveTypeName.DOUBLE)
                .named(TIME)
                .required(PrimitiveTypeName.INT32)
                .named(NEURON);
        if (this == SPIKES) {
            schema.required(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(third);
        } else {
            schema.required(PrimitiveTypeName.FLOAT).named(third);
        }
        return schema.named("recording");
    }
}
