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
     * @param availableBytes that they may take
     * @throws UserError where not even one fits
     */
    static List<Member> fitting(List<Member> members, int most, long availableBytes) {
        int count = Math.min(most, members.size());
        while (count > 0 && BatchLayout.bytes(members.subList(0, count)) > availableBytes) {
            count--;
        }
        if (count == 0) {
            throw tooLarge(members.get(0), availableBytes);
        }
        return List.copyOf(members.subList(0, count));
    }

    /** What to tell whose network is too large for the device by itself. */
    static UserError tooLarge(Member member, long availableBytes) {
        return new UserError(
                "memory",
                String.format(
                        Locale.ROOT,
                        "a network takes %.0f MB of GPU memory, but only %.0f MB are free besides a reserve of %.0f MB",
                        BatchLayout.bytes(List.of(member)) / BYTES_PER_MB,
                        availableBytes / BYTES_PER_MB,
                        RESERVE_BYTES / BYTES_PER_MB),
                "take a smaller network or fewer count windows, end what else uses the GPU, or use --simulator cpu");
    }
}
