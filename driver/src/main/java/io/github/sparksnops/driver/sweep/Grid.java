package io.github.sparksnops.driver.sweep;

import static io.github.sparksnops.network.Check.require;

import io.github.sparksnops.driver.config.Axis;
import io.github.sparksnops.network.template.NetworkTemplate;
import io.github.sparksnops.network.template.Parameter;
import java.io.Serializable;
import java.util.List;

/**
 * Cartesian product of the axes of a sweep, in their order, the last one fastest. Points are computed from their index and
 * never held.
 */
public final class Grid implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] baseValues;
    /** Per axis: which parameter it varies, in the template's order. */
    private final int[] parameters;
    /** Shape {@code [axis][point]}. */
    private final double[][] values;

    private Grid(double[] baseValues, int[] parameters, double[][] values) {
        this.baseValues = baseValues;
        this.parameters = parameters;
        this.values = values;
    }

    /**
     * Grid over the parameters of a template.
     *
     * @param baseValues of the parameters that no axis varies, in the template's order
     * @param axes none give the single point of the base values
     */
    public static Grid of(NetworkTemplate template, double[] baseValues, List<Axis> axes) {
        List<String> names = template.parameters().stream().map(Parameter::name).toList();
        int[] parameters = new int[axes.size()];
        double[][] values = new double[axes.size()][];
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            parameters[i] = names.indexOf(axis.parameter());
            require(parameters[i] >= 0, "%s has no parameter %s", template.name(), axis.parameter());
            require(!axis.values().isEmpty(), "sweep.%s has no values", axis.parameter());
            values[i] = axis.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        return new Grid(baseValues.clone(), parameters, values);
    }

    /** Number of points. */
    public long size() {
        long size = 1;
        for (double[] axis : values) {
            size = Math.multiplyExact(size, axis.length);
        }
        return size;
    }

    /** Parameter values of a point in 0 .. size() - 1, in the template's order; shape {@code [parameter]}. */
    public double[] values(long point) {
        double[] result = baseValues.clone();
        long rest = point;
        for (int i = values.length - 1; i >= 0; i--) {
            result[parameters[i]] = values[i][(int) (rest % values[i].length)];
            rest /= values[i].length;
        }
        return result;
    }
}
