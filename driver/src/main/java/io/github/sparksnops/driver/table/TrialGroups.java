package io.github.sparksnops.driver.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The table of trials in Parquet's types; every column is optional. */
final class TrialGroups {
    private final TrialColumns columns;
    private final MessageType schema;
    private final SimpleGroupFactory groups;

    TrialGroups(TrialColumns columns) {
        this.columns = columns;
        List<Type> fields = new ArrayList<>();
        for (TrialColumns.Column column : columns.columns()) {
            fields.add(field(column));
        }
        this.schema = new MessageType("trials", fields);
        this.groups = new SimpleGroupFactory(schema);
    }

    MessageType schema() {
        return schema;
    }

    private static Type field(TrialColumns.Column column) {
        switch (column.type()) {
            case STRING:
                return Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case INT:
                return Types.optional(PrimitiveTypeName.INT32).named(column.name());
            case LONG:
                return Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case DOUBLE:
                return Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case DOUBLE_ARRAY:
                return Types.optionalList()
                        .optionalElement(PrimitiveTypeName.DOUBLE)
                        .named(column.name());
            case COST_TERMS:
                Type[] terms = TrialColumns.STATISTICS.stream()
                        .map(name -> Types.optional(PrimitiveTypeName.DOUBLE).named(name))
                        .toArray(Type[]::new);
                return Types.optionalGroup().addFields(terms).named(column.name());
            default:
                throw new AssertionError(column.type());
        }
    }

    /** A row in Parquet's form. */
    Group group(TrialRow row) {
        Object[] values = row.shared();
        Group group = groups.newGroup();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                add(group, i, columns.columns().get(i).type(), values[i]);
            }
        }
        return group;
    }

    private static void add(Group group, int field, TrialColumns.Type type, Object value) {
        switch (type) {
            case STRING:
                group.add(field, (String) value);
                break;
            case INT:
                group.add(field, (int) (Integer) value);
                break;
            case LONG:
                group.add(field, (long) (Long) value);
                break;
            case DOUBLE:
                group.add(field, (double) (Double) value);
                break;
            case DOUBLE_ARRAY:
                Group list = group.addGroup(field);
                for (double element : (double[]) value) {
                    list.addGroup(0).add(0, element);
                }
                break;
            case COST_TERMS:
                Group terms = group.addGroup(field);
                double[] all = (double[]) value;
                for (int i = 0; i < all.length; i++) {
                    terms.add(i, all[i]);
                }
                break;
            default:
                throw new AssertionError(type);
        }
    }
}
