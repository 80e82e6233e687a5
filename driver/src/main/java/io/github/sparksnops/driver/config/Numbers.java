package io.github.sparksnops.driver.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Numbers in configurations: decimal, with or without exponent. YAML 1.1's own rules would take {@code 1e-3} for text,
 * {@code 010} for eight and {@code 1:30} for ninety.
 */
public final class Numbers {
    /** What a seed can be, as a remedy. */
    public static final String SEED_RANGE = "give a whole number of 64 bits: from -2^63 to 2^64 - 1";

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,5})?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,30}");
    private static final BigInteger END = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(63).negate();
    private static final int LONGEST_SHOWN = 40;

    private Numbers() {}

    /** A seed of 64 bits, signed or unsigned; empty where the text is none. */
    public static Optional<Long> seed(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigInteger seed = new BigInteger(text);
        return seed.compareTo(LEAST) >= 0 && seed.compareTo(END) < 0 ? Optional.of(seed.longValue()) : Optional.empty();
    }

    /** A finite number; -0.0 reads as 0.0. */
    static Optional<Double> number(Node node) {
        return decimal(node).map(text -> Double.parseDouble(text) + 0.0).filter(Double::isFinite);
    }

    /** A whole number in the range of int, however it is written. */
    static Optional<Integer> integer(Node node) {
        try {
            return decimal(node).map(text -> new BigDecimal(text).intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decimal(Node node) {
        return node instanceof ScalarNode scalar
                        && scalar.getScalarStyle() == ScalarStyle.PLAIN
                        && DECIMAL.matcher(scalar.getValue()).matches()
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** A value as the user will recognise it. */
    static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            if (scalar.getTag().equals(Tag.NULL)) {
                return "an empty value";
            }
            return "'" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text) + "'";
        }
        return node instanceof MappingNode ? "a section" : "a list";
    }
}
