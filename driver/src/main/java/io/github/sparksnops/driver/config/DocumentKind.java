package io.github.sparksnops.driver.config;

/** What a YAML file is meant to be; for messages on files that are nothing of the kind. */
enum DocumentKind {
    CONFIGURATION(
            "name at least a network, for example `network: random-balanced`", "conf/reference.yaml", "conf/examples"),
    TARGET(
            "write n_neuron, windows and statistics, as in conf/targets/demo-1.yaml",
            "conf/targets/demo-1.yaml",
            "conf/targets");

    private final String least;
    private final String model;
    private final String examples;

    DocumentKind(String least, String model, String examples) {
        this.least = least;
        this.model = model;
        this.examples = examples;
    }

    /** In a sentence. */
    String noun() {
        return this == CONFIGURATION ? "configuration" : "target";
    }

    /** Remedy for an empty file. */
    String least() {
        return least;
    }

    /** File that shows how one looks. */
    String model() {
        return model;
    }

    /** Folder with more of them. */
    String examples() {
        return examples;
    }
}
