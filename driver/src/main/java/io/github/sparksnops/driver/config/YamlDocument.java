package io.github.sparksnops.driver.config;

import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML file as a tree of nodes that know where they come from: a line of the file or a {@code --set} option. */
final class YamlDocument {
    private final Path file;
    private final MappingNode root;
    private final Map<Node, String> options = new IdentityHashMap<>();

    private YamlDocument(Path file, MappingNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws UserError where it cannot be read, is no YAML, or is no mapping
     */
    static YamlDocument read(Path file, DocumentKind kind) {
        Node node = compose(text(file, kind), file);
        if (node == null) {
            throw new UserError(file.toString(), "the file is empty", kind.least());
        }
        if (!(node instanceof MappingNode mapping)) {
            throw new UserError(
                    file + ":" + line(node),
                    "this is no " + kind.noun(),
                    "write keys and values, as in " + kind.model());
        }
        return new YamlDocument(file, mapping);
    }

    private static String text(Path file, DocumentKind kind) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UserError(
                    file.toString(), "there is no such file", "check the path; " + kind.examples() + " holds examples");
        } catch (CharacterCodingException e) {
            throw new UserError(file.toString(), "the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            String what = Files.isDirectory(file) ? "this is a folder" : "the file cannot be read";
            throw new UserError(file.toString(), what, "give a " + kind.noun() + " file that you may read");
        }
    }

    private static Node compose(String text, Path file) {
        try {
            return new Yaml().compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? file.toString()
                    : file + ":" + (e.getProblemMark().getLine() + 1);
            throw new UserError(where, "broken YAML: " + e.getProblem(), "mend the line or the one before it");
        } catch (YAMLException e) {
            throw new UserError(file.toString(), "broken YAML: " + e.getMessage(), "mend the file");
        }
    }

    MappingNode root() {
        return root;
    }

    /** Where a key stands: file, line and dotted path, or the option that set it. */
    String where(Node node, String path) {
        String option = node == null ? null : options.get(node);
        if (option != null) {
            return path.isEmpty() || option.startsWith(path + "=")
                    ? "--set " + option
                    : "--set " + option + " (" + path + ")";
        }
        String place = node == null ? file.toString() : file + ":" + line(node);
        return path.isEmpty() ? place : place + " " + path;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Applies changes of the form {@code dotted.path=value}, in order; a later one wins. */
    void apply(List<String> sets, Problems problems) {
        for (String set : sets) {
            int equals = set.indexOf('=');
            String path = equals < 0 ? set : set.substring(0, equals);
            if (equals <= 0 || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
                problems.error(
                        "--set " + set,
                        "this is no change of a key",
                        "write PATH=VALUE, for example --set parameters.j_ee=3");
                continue;
            }
            try {
                Node value = new Yaml().compose(new StringReader(set.substring(equals + 1)));
                apply(set, path, value == null ? scalar(Tag.NULL, "") : value, problems);
            } catch (YAMLException e) {
                problems.error("--set " + set, "the value is no YAML", "quote it, or write it as in a file");
            }
        }
    }

    private void apply(String set, String path, Node value, Problems problems) {
        List<String> keys = List.of(path.split("\\."));
        MappingNode parent = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            Node child = child(parent, key);
            if (child == null || child.getTag().equals(Tag.NULL)) {
                child = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
                options.put(child, set);
                put(parent, key, child, set);
            }
            if (!(child instanceof MappingNode mapping)) {
                problems.error("--set " + set, key + " holds a value, not keys", "set " + key + " itself");
                return;
            }
            parent = mapping;
        }
        remember(value, set);
        put(parent, keys.get(keys.size() - 1), value, set);
    }

    private static Node child(MappingNode parent, String key) {
        Node found = null;
        for (NodeTuple tuple : parent.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                found = tuple.getValueNode();
            }
        }
        return found;
    }

    private void put(MappingNode parent, String key, Node value, String set) {
        Node keyNode = scalar(Tag.STR, key);
        options.put(keyNode, set);
        List<NodeTuple> tuples = new ArrayList<>(parent.getValue());
        int at = tuples.size();
        for (int i = tuples.size() - 1; i >= 0; i--) {
            if (tuples.get(i).getKeyNode() instanceof ScalarNode name
                    && name.getValue().equals(key)) {
                tuples.remove(i);
                at = i;
            }
        }
        tuples.add(at, new NodeTuple(keyNode, value));
        parent.setValue(tuples);
    }

    private void remember(Node node, String set) {
        if (options.put(node, set) != null) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                remember(tuple.getKeyNode(), set);
                remember(tuple.getValueNode(), set);
            });
        } else if (node instanceof CollectionNode<?> collection) {
            collection.getValue().forEach(item -> remember((Node) item, set));
        }
    }

    private static ScalarNode scalar(Tag tag, String value) {
        return new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN);
    }
}
