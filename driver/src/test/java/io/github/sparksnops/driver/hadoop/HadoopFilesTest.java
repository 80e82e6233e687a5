package io.github.sparksnops.driver.hadoop;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this software asks of {@link Files}, on a real HDFS and on an object store. */
class HadoopFilesTest {
    static List<Path> folders() throws IOException {
        return List.of(TestHdfs.folder("contract"), ObjectStore.bucket("contract"));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void text_writtenReplacedAndRead_isTheSame(Path folder) throws IOException {
        Path file = folder.resolve("a b%20ä.txt");

        Files.writeString(file, "one");
        Files.writeString(file, "zwölf\nlines");

        assertThat(Files.readString(file)).isEqualTo("zwölf\nlines");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(Files.size(file)).isEqualTo(12);
        assertThat(Files.isRegularFile(file)).isTrue();
        assertThat(Files.isDirectory(file)).isFalse();
        assertThat(Files.isWritable(file)).isTrue();
        assertThat(file.toRealPath()).isEqualTo(file);
        assertThat(HadoopPath.of(file.toString())).isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void channel_anyPosition_readsThere(Path folder) throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        Path file = folder.resolve("bytes");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes, 0, 150_000);
            out.write(bytes, 150_000, 50_000);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            for (ByteBuffer buffer : List.of(ByteBuffer.allocate(300), ByteBuffer.allocateDirect(300))) {
                channel.position(123_456);
                int read = channel.read(buffer);
                assertThat(read).isPositive();
                assertThat(channel.position()).isEqualTo(123_456 + read);
                for (int i = 0; i < read; i++) {
                    assertThat(buffer.get(i)).isEqualTo(bytes[123_456 + i]);
                }
            }
            assertThat(channel.position(300_000).read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(channel.size()).isEqualTo(bytes.length);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void write_bufferOutsideTheHeap_everyByte(Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(150_000);
        bytes.putInt(149_000, 42);

        try (SeekableByteChannel channel = Files.newByteChannel(folder.resolve("direct"), CREATE, WRITE)) {
            assertThat(channel.write(bytes)).isEqualTo(150_000);
            assertThat(channel.position()).isEqualTo(150_000);
        }

        assertThat(ByteBuffer.wrap(Files.readAllBytes(folder.resolve("direct"))).getInt(149_000))
                .isEqualTo(42);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void createNew_fileThere_isRefusedAndKept(Path folder) throws IOException {
        Path file = folder.resolve("once");
        Files.writeString(file, "mine", CREATE_NEW, WRITE);

        assertThatThrownBy(() -> Files.writeString(file, "yours", CREATE_NEW, WRITE))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> Files.createFile(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void directories_madeListedAndWalked_areAsOnADisk(Path folder) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("x/y/z"));
        Files.createDirectories(deep);
        Files.writeString(deep.resolve("file"), "");
        Files.writeString(folder.resolve("x/.hidden"), "");

        assertThat(names(Files.list(folder.resolve("x")))).containsExactly(".hidden", "y");
        try (Stream<Path> tree = Files.walk(folder.resolve("x"))) {
            assertThat(tree.map(path -> folder.relativize(path).toString()).sorted())
                    .containsExactly("x", "x/.hidden", "x/y", "x/y/z", "x/y/z/file");
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder.resolve("x"), "{y,q*}")) {
            matching.forEach(found::add);
        }
        assertThat(found).containsExactly(folder.resolve("x/y"));
        assertThatThrownBy(() -> Files.createDirectory(folder.resolve("x")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Files.createDirectory(folder.resolve("none/q")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.createDirectories(deep.resolve("file"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Files.list(deep.resolve("file"))).isInstanceOf(NotDirectoryException.class);
        assertThat(Files.isHidden(folder.resolve("x/.hidden"))).isTrue();
        assertThat(Files.isSameFile(deep, folder.resolve("x/y/../y/z"))).isFalse();
        assertThat(Files.exists(folder.resolve("x/q/../y/z/file"))).isTrue();
    }

    private static List<String> names(Stream<Path> entries) {
        try (entries) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void delete_fileFolderAndNothing_asOnADisk(Path folder) throws IOException {
        Path full = Files.createDirectories(folder.resolve("full"));
        Path file = Files.writeString(full.resolve("file"), "");

        assertThatThrownBy(() -> Files.delete(full)).isInstanceOf(DirectoryNotEmptyException.class);
        Files.delete(file);
        Files.delete(full);

        assertThat(Files.exists(full)).isFalse();
        assertThat(Files.deleteIfExists(full)).isFalse();
        assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.readString(file)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.newDirectoryStream(full)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void move_fileThere_isReplacedWhereThatIsAsked(Path folder) throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "new");
        Path to = Files.writeString(folder.resolve("to"), "old");

        assertThatThrownBy(() -> Files.move(from, to)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(to)).isEqualTo("old");
        Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);

        assertThat(Files.readString(to)).isEqualTo("new");
        assertThat(Files.exists(from)).isFalse();
        assertThatThrownBy(() -> Files.move(from, to, ATOMIC_MOVE)).isInstanceOf(NoSuchFileException.class);
        Files.move(to, to, ATOMIC_MOVE);
        assertThat(Files.readString(to)).isEqualTo("new");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void whatNobodyNeeds_isRefused(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "x");

        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> refused = List.of(
                () -> Files.copy(file, folder.resolve("copy")),
                () -> Files.createLink(folder.resolve("link"), file),
                () -> Files.createSymbolicLink(folder.resolve("link"), file),
                () -> Files.readAttributes(file, PosixFileAttributes.class),
                () -> Files.getFileStore(file),
                () -> Files.writeString(file, "y", WRITE),
                () -> file.toFile(),
                () -> file.getFileSystem().close(),
                () -> Files.getOwner(file));
        refused.forEach(action -> assertThatThrownBy(action).isInstanceOf(UnsupportedOperationException.class));
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Test
    void append_hdfs_growsAndStoresDoNot() throws IOException {
        Path file = TestHdfs.folder("append").resolve("log");
        Files.writeString(file, "one\n", CREATE, APPEND);
        Files.writeString(file, "two\n", CREATE, APPEND);

        assertThat(Files.readAllLines(file)).containsExactly("one", "two");
        assertThatThrownBy(() -> Files.writeString(ObjectStore.bucket("append").resolve("log"), "one", CREATE, APPEND))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void append_writerThatWasKilled_takesTheFileOver() throws IOException {
        Path file = TestHdfs.folder("killed").resolve("log");
        Files.writeString(file, "one\n");
        try (FileSystem killed = FileSystem.newInstance(TestHdfs.client().getUri(), new Configuration())) {
            FSDataOutputStream unfinished = killed.append(((HadoopPath) file).toHadoop());
            unfinished.writeBytes("tw");
            unfinished.hflush();

            Files.writeString(file, "\nthree\n", CREATE, APPEND);

            assertThat(Files.readAllLines(file)).containsExactly("one", "tw", "three");
            assertThatThrownBy(unfinished::close).isInstanceOf(IOException.class);
        }
    }

    @Test
    void access_forbiddenFolder_isDenied() throws IOException {
        Path folder = TestHdfs.folder("forbidden");
        TestHdfs.client().setPermission(((HadoopPath) folder).toHadoop(), new FsPermission((short) 0755));
        // Who runs a name node may do everything. Another name of the same host, so that it is opened by another user.
        Path file = HadoopPath.of(folder.resolve("file").toString().replace("//localhost:", "//127.0.0.1:"));
        assertThat(file).isNotEqualTo(folder.resolve("file"));

        UserGroupInformation.createRemoteUser("somebody").doAs((PrivilegedAction<Void>) () -> {
            assertThat(Files.isWritable(file.getParent())).isFalse();
            assertThat(Files.isReadable(file.getParent())).isTrue();
            assertThatThrownBy(() -> Files.writeString(file, "x"))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Permission denied");
            return null;
        });
    }

    @Test
    void quota_exceeded_isToldAsAFullDisk() throws IOException {
        Path folder = TestHdfs.folder("quota");
        TestHdfs.client().setQuota(((HadoopPath) folder).toHadoop(), 1000, 1 << 20);
        Path file = folder.resolve("large");

        assertThatThrownBy(() -> {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        out.write(new byte[3 << 20]);
                    }
                })
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("quota")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void name_thatHdfsDoesNotTake_isToldInOneLine() throws IOException {
        Path folder = TestHdfs.folder("names");

        assertThatThrownBy(() -> Files.createDirectories(folder.resolve("a:b")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("a:b");
    }
}
