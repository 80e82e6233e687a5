package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.executor.gpu.GpuBatch.Member;
import java.util.List;

/**
 * Where the parts of a batch lie in its piece of device memory: what all networks share, then the networks. Bytes are known before any
 * are taken.
 *
 * @param structs of the networks, side by side
 * @param progress of the networks, side by side
 * @param seen two copies of it, for the host to look at while the kernels go on
 * @param totals spikes of every neuron, shape {@code [network][stride]}
 * @param stride neurons of the largest network
 * @param chosen ids of the neurons whose counts are gathered
 * @param gathered their counts, a piece at a time
 * @param gatheredBytes of such a piece
 * @param networks where the first network begins
 * @param bytes of the whole batch
 */
record BatchLayout(
        long structs,
        long progress,
        long seen,
        long totals,
        int stride,
        long chosen,
        long gathered,
        int gatheredBytes,
        long networks,
        long bytes) {
    /** Holds the samples of a published trial: at most 500 neurons in 699 windows. */
    private static final int GATHERED_BYTES = 1 << 20;

    static BatchLayout of(List<Member> members) {
        int count = members.size();
        int stride = 0;
        int windows = 0;
        long networkBytes = 0;
        for (Member member : members) {
            stride = Math.max(stride, member.layout().network().spec().neurons());
            windows = Math.max(windows, member.layout().window().countWindows());
            networkBytes += member.layout().bytes();
        }
        long progressBytes = (long) NetworkProgress.BYTES * count;
        int gatheredBytes = Math.max(GATHERED_BYTES, Short.BYTES * windows);
        long progress = NetworkLayout.aligned((long) NetworkImage.NETWORK_BYTES * count);
        long seen = progress + NetworkLayout.aligned(progressBytes);
        long totals = seen + NetworkLayout.aligned(2 * progressBytes);
        long chosen = totals + NetworkLayout.aligned((long) Integer.BYTES * stride * count);
        long gathered = chosen + NetworkLayout.aligned((long) Integer.BYTES * stride);
        long networks = gathered + NetworkLayout.aligned(gatheredBytes);
        return new BatchLayout(
                0, progress, seen, totals, stride, chosen, gathered, gatheredBytes, networks, networks + networkBytes);
    }

    /** Device memory that a batch takes, bytes. */
    static long bytes(List<Member> members) {
        return BufferPool.classBytes(of(members).bytes());
    }
}
