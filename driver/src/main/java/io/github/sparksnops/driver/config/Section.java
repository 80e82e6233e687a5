package io.github.sparksnops.driver.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of one mapping, read by type; what does not fit goes to the problems and reads as absent. */
final class Section {
    private final YamlDocument document;
    private final Problems problems;
    private final String path;
    private final Optional<Node> place;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Map<String, Section> sections = new HashMap<>();

    /**
     * Section of a file.
     *
     * @param node the section, or what stands in its place; its keys are read where it is a mapping
     * @param place what to name as the place of the section and of keys it does not have; empty for the file as a whole
     */
    private Section(YamlDocument document, Problems problems, String path, Optional<Node> node, Optional<Node> place) {
        this.document = document;
        this.problems = problems;
        this.path = path;
        this.place = place;
        if (node.orElse(null) instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::enter);
        }
    }

    static Section root(YamlDocument document, Problems problems) {
        return new Section(document, problems, "", Optional.of(document.root()), Optional.empty());
    }

    private void enter(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.error(document.where(tuple.getKeyNode(), path), "a key must be a word", "write `key: value`");
        } else if (key.getTag().equals(Tag.MERGE)) {
            problems.error(
                    document.where(key, path),
                    "merging keys by << is not supported",
                    "write the keys out, or use --set");
        } else if (entries.containsKey(key.getValue())) {
            int first = entries.get(key.getValue()).getKeyNode().getStartMark().getLine() + 1;
            problems.error(
                    document.where(key, path(key.getValue())),
                    "the key stands twice, first in line " + first,
                    "remove one of them");
        } else {
            entries.put(key.getValue(), tuple);
        }
    }

    /** Complains of every key that is not known. */
    void allow(Set<String> known, String noun) {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                String all = "there are " + String.join(", ", known);
                String how = NearestName.of(key, known)
                        .map(name ->
                                "did you mean " + name + "? " + Character.toUpperCase(all.charAt(0)) + all.substring(1))
                        .orElse(all);
                problems.error(where(key), "unknown " + noun + " '" + key + "'", how);
            }
        }
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether the key is there with a value; a section with nothing in it, or commented out, has none. */
    boolean hasValue(String key) {
        return has(key) && !value(key).getTag().equals(Tag.NULL);
    }

    /** Where a key stands, or where it would. */
    String where(String key) {
        NodeTuple tuple = entries.get(key);
        return document.where(tuple == null ? place.orElse(null) : tuple.getKeyNode(), path(key));
    }

    /** Where the section stands. */
    String where() {
        return document.where(place.orElse(null), path);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Node value(String key) {
        return entries.get(key).getValueNode();
    }

    /** Section under a key; empty where the key is absent or has no value. */
    Section section(String key) {
        return sections.computeIfAbsent(key, this::open);
    }

    private Section open(String key) {
        if (!hasValue(key)) {
            return new Section(document, problems, path(key), Optional.empty(), place);
        }
        if (!isSection(key)) {
            problems.error(where(key), "keys and values are expected here", "indent `key: value` lines below it");
        }
        Node keyNode = entries.get(key).getKeyNode();
        return new Section(document, problems, path(key), Optional.of(value(key)), Optional.of(keyNode));
    }

    boolean isSection(String key) {
        return value(key) instanceof MappingNode;
    }

    /** Items of a list under a key; empty where it is no list. */
    Optional<List<Node>> list(String key) {
        return value(key) instanceof SequenceNode sequence ? Optional.of(sequence.getValue()) : Optional.empty();
    }

    /** Text under a key. */
    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (value(key) instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        problems.error(where(key), "a name is expected here", "write `" + key + ": NAME`");
        return Optional.empty();
    }

    /** Number under a key; the default where it is absent, empty where it is no number. */
    Optional<Double> number(String key, double defaultValue) {
        return has(key) ? number(value(key), where(key)) : Optional.of(defaultValue);
    }

    /** A node as a number. */
    Optional<Double> number(Node value, String where) {
        Optional<Double> number = Numbers.number(value);
        if (number.isEmpty()) {
            problems.error(where, Numbers.shown(value) + " is no number", "give a number such as 0.5 or 1e-3");
        }
        return number;
    }

    /** Whole number of at least {@code least} under a key; the default where it is absent. */
    Optional<Integer> integer(String key, int least, int most, int defaultValue) {
        if (!has(key)) {
            return Optional.of(defaultValue);
        }
        Optional<Integer> number = Numbers.integer(value(key)).filter(n -> n >= least && n <= most);
        if (number.isEmpty()) {
            problems.error(
                    where(key),
                    Numbers.shown(value(key)) + " is no whole number from " + least + " to " + most,
                    "give a whole number from " + least + " to " + most);
        }
        return number;
    }

    /** 64-bit seed under a key, signed or unsigned. */
    Optional<Long> seed(String key, long defaultValue) {
        if (!has(key)) {
            return Optional.of(defaultValue);
        }
        Optional<Long> seed = Numbers.seed(value(key) instanceof ScalarNode scalar ? scalar.getValue() : "");
        if (seed.isEmpty()) {
            problems.error(where(key), Numbers.shown(value(key)) + " is no seed", Numbers.SEED_RANGE);
        }
        return seed;
    }
}
