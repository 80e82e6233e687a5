package io.github.sparksnops.driver.spark;

import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows in their order with a rank, from 1, as first column; they are fetched piece by piece. */
public final class RankedRows implements Iterator<Row> {
    private final StructType schema;
    private final Iterator<Row> ordered;
    private long rank;

    private RankedRows(StructType schema, Iterator<Row> ordered) {
        this.schema = schema;
        this.ordered = ordered;
    }

    /** Ranks rows that are in order; nothing is computed before the first is asked for. */
    public static RankedRows of(Dataset<Row> ordered) {
        StructType schema = new StructType().add("rank", DataTypes.LongType, false);
        for (var field : ordered.schema().fields()) {
            schema = schema.add(field);
        }
        return new RankedRows(schema, ordered.toLocalIterator());
    }

    /** Columns, the rank first. */
    public StructType schema() {
        return schema;
    }

    /** Rank of the row that was given out last; 0 before the first. */
    public long rank() {
        return rank;
    }

    @Override
    public boolean hasNext() {
        return ordered.hasNext();
    }

    @Override
    public Row next() {
        Row row = ordered.next();
        Object[] values = new Object[row.size() + 1];
        rank++;
        values[0] = rank;
        for (int i = 0; i < row.size(); i++) {
            values[i + 1] = row.get(i);
        }
        return new GenericRowWithSchema(values, schema);
    }
}
