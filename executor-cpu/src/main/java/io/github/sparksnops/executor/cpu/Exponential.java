package io.github.sparksnops.executor.cpu;

/** The exponential function of the model, for x in [-60, 80]; written out once more in {@link NeuronKernel}, with the same bits. */
final class Exponential {

    /*
     * exp(x) = 2^n exp(r), n = round(x / ln 2) by adding 1.5 * 2^23 (the low mantissa bits then hold n), r = x - n ln 2 in
     * two parts (the high part has 16 significant bits, so n * LN2_HIGH is exact), exp(r) by a polynomial of degree 5, and
     * 2^n by an integer add on the exponent. Coefficients: minimax fit of the relative error on |r| <= ln(2)/2 (real error
     * 7.5e-8), the low orders rounded to float first and the others fitted again.
     * Largest relative error over all floats in [-60, 80] of magnitude 2^-14 and more, and each 9973rd below: 1.7511e-7, at
     * -59.325516. Degree 6 reached 7.5e-8 on 400,000 random points, for one more fma.
     */

    /** The argument is clamped to [LOW, HIGH] by the model, before the exponential. */
    static final float LOW = -60f;

    static final float HIGH = 80f;

    static final float LOG2_E = 0x1.715476p+0f;
    static final float ROUND_TO_INTEGER = 12582912f;
    static final float LN2_HIGH = 0x1.62e400p-1f;
    static final float LN2_LOW = 0x1.7f7d1cp-20f;
    static final float C0 = 1f;
    static final float C1 = 0x1.fffffep-1f;
    static final float C2 = 0x1.fffdf0p-2f;
    static final float C3 = 0x1.55583ep-3f;
    static final float C4 = 0x1.572dcep-5f;
    static final float C5 = 0x1.103ce8p-7f;

    private Exponential() {}

    /** exp(x) (no unit) for x already clamped to [-60, 80]; relative error at most 2e-7. */
    static float exp(float x) {
        float k = Math.fma(x, LOG2_E, ROUND_TO_INTEGER);
        float n = k - ROUND_TO_INTEGER;
        float r = Math.fma(n, -LN2_HIGH, x);
        r = Math.fma(n, -LN2_LOW, r);
        float p = Math.fma(C5, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p, r, C1);
        p = Math.fma(p, r, C0);
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(k) << 23));
    }
}
