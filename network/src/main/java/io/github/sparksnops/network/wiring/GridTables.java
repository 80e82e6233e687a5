package io.github.sparksnops.network.wiring;

/**
 * Integer tables that targets on a torus are drawn with, for simulators that draw them elsewhere: along each axis a synapse of
 * a source at coordinate g goes to (base[g] + offset) modulo the target side, where the offset is the number of thresholds of
 * table[g] that are at most a random word (unsigned).
 *
 * @param base shape {@code [source coordinate]}
 * @param table which thresholds a source coordinate uses, shape {@code [source coordinate]}
 * @param thresholds unsigned and ascending, shape {@code [table][threshold]}
 */
public record GridTables(int sourceSide, int targetSide, int[] base, int[] table, int[][] thresholds) {}
