package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** Reads a file of the size that it had when it was opened. */
final class ReadChannel implements SeekableByteChannel {
    private static final int BUFFER_BYTES = 1 << 16;

    private final HadoopPath path;
    private final FSDataInputStream in;
    private final long size;
    private long position;
    private boolean open = true;

    ReadChannel(HadoopPath path, FSDataInputStream in, long size) {
        this.path = path;
        this.in = in;
        this.size = size;
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        try {
            // A position after the end is allowed here, and not by Hadoop.
            if (in.getPos() != position) {
                in.seek(position);
            }
            int read = target.hasArray() ? readArray(target) : readCopied(target);
            position += Math.max(0, read);
            return read;
        } catch (IOException e) {
            throw HadoopErrors.of(path, e);
        }
    }

    private int readArray(ByteBuffer target) throws IOException {
        int read = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        target.position(target.position() + Math.max(0, read));
        return read;
    }

    /** Not every stream of Hadoop fills a buffer outside of the heap. */
    private int readCopied(ByteBuffer target) throws IOException {
        byte[] bytes = new byte[Math.min(BUFFER_BYTES, target.remaining())];
        int read = in.read(bytes, 0, bytes.length);
        target.put(bytes, 0, Math.max(0, read));
        return read;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public synchronized SeekableByteChannel position(long wanted) throws IOException {
        requireOpen();
        if (wanted < 0) {
            throw new IllegalArgumentException("position " + wanted);
        }
        position = wanted;
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        requireOpen();
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open) {
            open = false;
            in.close();
        }
    }
}
