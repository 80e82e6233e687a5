package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sparksnops.driver.config.Axis;
import io.github.sparksnops.driver.config.ExperimentConfiguration;
import io.github.sparksnops.driver.config.FitConfiguration;
import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.search.SearchParameter;
import io.github.sparksnops.network.template.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A parameter of the network.
 *
 * @param values of the grid, in its order; empty for a parameter that is fixed, or searched
 * @param from lower end of the search, or of the published range
 * @param scale {@code linear}, {@code log} or {@code integer}
 * @param varied whether the study has networks with different values
 * @param fixed the value that all have, where it is not varied
 */
record ReportedParameter(
        @JsonProperty("name") String name,
        @JsonProperty("unit") String unit,
        @JsonProperty("meaning") String meaning,
        @JsonProperty("values") List<Double> values,
        @JsonProperty("from") double from,
        @JsonProperty("to") double to,
        @JsonProperty("scale") String scale,
        @JsonProperty("varied") boolean varied,
        @JsonProperty("fixed") double fixed) {

    /** All of the template, in its order. */
    static List<ReportedParameter> of(ExperimentConfiguration configuration) {
        List<Parameter> parameters = configuration.model().template().parameters();
        List<ReportedParameter> reported = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            reported.add(
                    configuration instanceof FitConfiguration fit
                            ? of(fit, parameters.get(i), i)
                            : of((StudyConfiguration) configuration, parameters.get(i), i));
        }
        return reported;
    }

    private static ReportedParameter of(StudyConfiguration sweep, Parameter parameter, int place) {
        List<Double> values = sweep.axes().stream()
                .filter(axis -> axis.parameter().equals(parameter.name()))
                .findFirst()
                .map(Axis::values)
                .orElse(List.of());
        return new ReportedParameter(
                parameter.name(),
                parameter.unit(),
                parameter.meaning(),
                values.stream().map(ShortNumber::rounded).toList(),
                parameter.low(),
                parameter.high(),
                "linear",
                values.size() > 1,
                sweep.baseValues()[place]);
    }

    private static ReportedParameter of(FitConfiguration fit, Parameter parameter, int place) {
        Optional<SearchParameter> free = fit.space().parameters().stream()
                .filter(searched -> searched.name().equals(parameter.name()))
                .findFirst();
        return new ReportedParameter(
                parameter.name(),
                parameter.unit(),
                parameter.meaning(),
                List.of(),
                free.map(SearchParameter::from).orElse(parameter.low()),
                free.map(SearchParameter::to).orElse(parameter.high()),
                free.map(searched -> searched.scale().name().toLowerCase(Locale.ROOT))
                        .orElse("linear"),
                free.isPresent(),
                fit.baseValues()[place]);
    }
}
