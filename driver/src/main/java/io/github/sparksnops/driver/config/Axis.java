package io.github.sparksnops.driver.config;

import java.io.Serializable;
import java.util.List;

/**
 * One direction of a sweep's grid.
 *
 * @param parameter name of the template's parameter
 * @param values in the order of the configuration, in the parameter's unit; not empty, no value twice
 */
public record Axis(String parameter, List<Double> values) implements Serializable {
    public Axis {
        values = List.copyOf(values);
    }
}
