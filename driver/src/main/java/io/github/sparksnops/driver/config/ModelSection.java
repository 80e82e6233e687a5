package io.github.sparksnops.driver.config;

import io.github.sparksnops.driver.trial.Model;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.template.Layout;
import io.github.sparksnops.network.template.NetworkTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys {@code network}, {@code sizes}, {@code connection_probability}: the model. */
final class ModelSection {
    private final Section root;
    private final Problems problems;

    ModelSection(Section root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Template that is named. */
    Optional<NetworkTemplate> template() {
        List<String> names =
                NetworkTemplate.all().stream().map(NetworkTemplate::name).toList();
        if (!root.has("network")) {
            problems.error(root.where("network"), "no network is named", "add `network: " + names.get(0) + "`");
            return Optional.empty();
        }
        Optional<String> name = root.text("network");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<NetworkTemplate> template = NetworkTemplate.named(name.get());
        if (template.isEmpty()) {
            String all = "there are " + String.join(", ", names);
            String how = NearestName.of(name.get(), names)
                    .map(near -> "did you mean " + near + "? T" + all.substring(1))
                    .orElse(all);
            problems.error(root.where("network"), "unknown network '" + name.get() + "'", how);
            return Optional.empty();
        }
        return template;
    }

    /** Model of the template with the sizes and densities given. */
    Optional<Model> model(NetworkTemplate template) {
        int before = problems.count();
        Section sizes = root.section("sizes");
        sizes.allow(template.defaultSizes().keySet(), "population");
        Map<String, Integer> size = new LinkedHashMap<>();
        template.defaultSizes().forEach((key, value) -> sizes.integer(key, 1, Integer.MAX_VALUE, value)
                .ifPresent(n -> size.put(key, n)));
        Section probability = root.section("connection_probability");
        probability.allow(template.defaultConnectionProbability().keySet(), "projection");
        Map<String, Double> p = new LinkedHashMap<>();
        template.defaultConnectionProbability()
                .forEach((key, value) -> probability.number(key, value).ifPresent(n -> p.put(key, n)));
        // What was read is checked even where something else was not, so that all problems come at once.
        for (Problem problem : template.check(new Layout(size, p))) {
            StudySection.report(problem, root, problems);
        }
        return problems.count() == before
                ? Optional.of(new Model(template.name(), new Layout(size, p)))
                : Optional.empty();
    }
}
