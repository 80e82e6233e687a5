package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;

/** Writes a file from its beginning, or on from its end. Closing brings it to the disks, or makes it an object. */
final class WriteChannel implements SeekableByteChannel {
    private static final int BUFFER_BYTES = 1 << 16;

    private final HadoopPath path;
    private final FSDataOutputStream out;
    private boolean open = true;

    WriteChannel(HadoopPath path, FSDataOutputStream out) {
        this.path = path;
        this.out = out;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        requireOpen();
        int bytes = source.remaining();
        try {
            byte[] piece = new byte[source.hasArray() ? 0 : Math.min(BUFFER_BYTES, bytes)];
            while (source.hasRemaining()) {
                write(source, piece);
            }
            return bytes;
        } catch (IOException e) {
            throw HadoopErrors.of(path, e);
        }
    }

    private void write(ByteBuffer source, byte[] piece) throws IOException {
        int count = source.remaining();
        if (source.hasArray()) {
            out.write(source.array(), source.arrayOffset() + source.position(), count);
            source.position(source.limit());
        } else {
            count = Math.min(count, piece.length);
            source.get(piece, 0, count);
            out.write(piece, 0, count);
        }
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public int read(ByteBuffer target) {
        throw new NonReadableChannelException();
    }

    @Override
    public synchronized long position() throws IOException {
        requireOpen();
        return out.getPos();
    }

    /** Only where it is already: nothing is written twice. */
    @Override
    public synchronized SeekableByteChannel position(long wanted) throws IOException {
        if (wanted != position()) {
            throw new UnsupportedOperationException("position " + wanted + " of " + path);
        }
        return this;
    }

    @Override
    public long size() throws IOException {
        return position();
    }

    @Override
    public SeekableByteChannel truncate(long bytes) throws IOException {
        if (bytes < position()) {
            throw new UnsupportedOperationException("truncate " + path);
        }
        return this;
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        try {
            closeSafely();
        } catch (IOException e) {
            throw HadoopErrors.of(path, e);
        }
    }

    private void closeSafely() throws IOException {
        // Not in a try header: both may throw the same exception, which cannot suppress itself.
        try {
            // Closing alone would leave it in the memory of HDFS's data nodes.
            if (out.hasCapability(StreamCapabilities.HSYNC)) {
                out.hsync();
            }
        } finally {
            out.close();
        }
    }
}
