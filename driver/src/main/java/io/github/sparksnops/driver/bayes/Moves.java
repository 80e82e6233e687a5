package io.github.sparksnops.driver.bayes;

/** New points near others, inside of the unit cube. */
record Moves(Draws draws) {
    /** A move is this much shorter at most than the longest. */
    private static final double RANGE = 50;

    /** Share of the moves that are along all coordinates; the others are along few. */
    private static final double ALONG_ALL = 0.5;

    /** Coordinates of a move along few, besides the one that always moves. */
    private static final double FEW = 2;

    /**
     * A random move: its length spread evenly on a logarithmic scale, because nobody knows how far is right.
     *
     * @param longest standard deviation along a coordinate
     * @param number of the move: no two have the same, of either kind
     */
    double[] random(double[] from, double longest, int number) {
        double[] choice = draws.uniforms(2 * number, 3 + from.length);
        double[] normals = draws.normals(2 * number + 1, from.length);
        double length = longest * Math.pow(RANGE, -choice[0]);
        double share = choice[1] < ALONG_ALL ? 1 : FEW / from.length;
        int always = (int) (choice[2] * from.length);
        double[] to = from.clone();
        for (int d = 0; d < to.length; d++) {
            if (d == always || choice[3 + d] < share) {
                to[d] = inside(from[d] + length * normals[d]);
            }
        }
        return to;
    }

    /**
     * Along the line that joins two others, by a random part of it: as differential evolution does, in the directions and on the
     * scale in which good points differ (Storn and Price 1997, <a
     * href="https://doi.org/10.1023/A:1008202821328">doi:10.1023/A:1008202821328</a>).
     */
    double[] alongOthers(double[] from, double[] one, double[] other, int number) {
        double part = draws.uniforms(2 * number, 1)[0];
        double[] to = from.clone();
        for (int d = 0; d < to.length; d++) {
            to[d] = inside(from[d] + part * (one[d] - other[d]));
        }
        return to;
    }

    private static double inside(double coordinate) {
        return Math.min(1, Math.max(0, coordinate));
    }
}
