package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.GpuBatch.Member;
import io.github.sparksnops.network.UserError;
import java.util.List;
import java.util.Locale;

/** How many networks go to the device together: bytes are known before any are taken. */
final class MemoryPlan {
    /** Left to the driver: compiled kernels, their local memory, other processes' small needs. */
    static final long RESERVE_BYTES = 256L << 20;

    private static final double BYTES_PER_MB = 1e6;

    private MemoryPlan() {}

    /**
     * The first networks, as many as fit.
     *
     * @param most no more than these
     * @param freeBytes of the device
     * @throws UserError where not even one fits
     */
    static List<Member> fitting(List<Member> members, int most, long freeBytes) {
        long budget = freeBytes - RESERVE_BYTES;
        int count = Math.min(most, members.size());
        while (count > 0 && GpuBatch.bytes(members.subList(0, count)) > budget) {
            count--;
        }
        if (count == 0) {
            throw tooLarge(members.get(0), freeBytes);
        }
        return List.copyOf(members.subList(0, count));
    }

    /** What to tell whose network is too large for the device by itself. */
    static UserError tooLarge(Member member, long freeBytes) {
        return new UserError(
                "memory",
                String.format(
                        Locale.ROOT,
                        "a network takes %.0f MB of GPU memory and %.0f MB are kept in reserve, but only %.0f MB are free",
                        GpuBatch.bytes(List.of(member)) / BYTES_PER_MB,
                        RESERVE_BYTES / BYTES_PER_MB,
                        freeBytes / BYTES_PER_MB),
                "take a smaller network or fewer count windows, end what else uses the GPU, or use --simulator cpu");
    }
}
