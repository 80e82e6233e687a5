package io.github.sparksnops.driver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/** Files as Parquet's readers and writers want them: local ones by Parquet's own means, others by channels. */
public final class ParquetFiles {
    private ParquetFiles() {}

    /** A file to read. */
    public static InputFile input(Path file) {
        return UserPath.isLocal(file) ? new LocalInputFile(file) : new ChannelInput(file);
    }

    /** A file to write. */
    public static OutputFile output(Path file) {
        return UserPath.isLocal(file) ? new LocalOutputFile(file) : new ChannelOutput(file);
    }

    private record ChannelInput(Path file) implements InputFile {
        @Override
        public long getLength() throws IOException {
            return Files.size(file);
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            SeekableByteChannel channel = Files.newByteChannel(file);
            return new DelegatingSeekableInputStream(Channels.newInputStream(channel)) {
                @Override
                public long getPos() throws IOException {
                    return channel.position();
                }

                @Override
                public void seek(long position) throws IOException {
                    channel.position(position);
                }
            };
        }
    }

    private record ChannelOutput(Path file) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockBytes) throws IOException {
            return stream(StandardOpenOption.CREATE_NEW);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockBytes) throws IOException {
            return stream(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        }

        private PositionOutputStream stream(StandardOpenOption... options) throws IOException {
            return new CountedOutput(Files.newOutputStream(file, options));
        }

        /** Row groups are not aligned with blocks: a file is rarely larger than one. */
        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }

        @Override
        public String getPath() {
            return file.toString();
        }
    }

    private static final class CountedOutput extends PositionOutputStream {
        private final OutputStream out;
        private long written;

        CountedOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int oneByte) throws IOException {
            out.write(oneByte);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            written += count;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
