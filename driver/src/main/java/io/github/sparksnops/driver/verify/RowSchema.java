package io.github.sparksnops.driver.verify;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.template.Parameter;
import io.github.sparksnops.stats.Statistic;
import java.util.List;
import java.util.stream.Collectors;

/** The columns that rows are checked by. */
final class RowSchema {
    private static final String IDENTITY =
            """
            optional binary trial_id (STRING);
            optional binary parameters_id (STRING);
            optional int32 repeat;
            optional binary seed (STRING);
            optional binary fidelity (STRING);
            optional binary status (STRING);
            optional binary reason (STRING);
            """;

    private RowSchema() {}

    /** Names of the parameters, in the template's order. */
    static List<String> parameters(Model model) {
        return model.template().parameters().stream().map(Parameter::name).toList();
    }

    /** As a Parquet message type; with the statistics and their cost where there is one. */
    static String of(Model model, boolean cost) {
        String columns = IDENTITY + numbers(parameters(model));
        if (cost) {
            columns += numbers(Statistic.SCALARS.stream().map(Statistic::key).toList()) + numbers(List.of("cost"))
                    + "optional group " + Statistic.EIGENSPECTRUM.key()
                    + " (LIST) { repeated group list { optional double element; } }\n";
        }
        return "message trials {\n" + columns + "}";
    }

    private static String numbers(List<String> names) {
        return names.stream().map(name -> "optional double " + name + ";\n").collect(Collectors.joining());
    }
}
