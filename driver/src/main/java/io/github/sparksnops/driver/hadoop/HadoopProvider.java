package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What java.nio asks of a file system, by Hadoop's. Reads, writes, lists, moves and deletes; what this software does not use (links,
 * copies, times, owners, watching) is refused with {@link UnsupportedOperationException}.
 *
 * <p>Three things are as Hadoop has them, and not as a local disk does: a file that is closed is on the disks of the data nodes, or is an
 * object; folders above a new file need not exist; and a folder that is made while somebody else makes the same one is made by both.
 */
final class HadoopProvider extends FileSystemProvider {
    /** The one of this JVM: paths are the same where their file systems are. */
    static final HadoopProvider THIS_JVM = new HadoopProvider();

    private final Map<String, HadoopFiles> files = new ConcurrentHashMap<>();

    private HadoopProvider() {}

    /** The file system of URIs that begin so; nothing is opened yet. */
    HadoopFiles files(String scheme, String authority) {
        return files.computeIfAbsent(scheme + "://" + authority, key -> new HadoopFiles(this, scheme, authority));
    }

    /** Of many; the other methods of this class have the scheme in their paths. */
    @Override
    public String getScheme() {
        return "hadoop";
    }

    @Override
    public Path getPath(URI uri) {
        return HadoopPath.of(uri.toString());
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean append = options.contains(StandardOpenOption.APPEND);
        boolean write = append || options.contains(StandardOpenOption.WRITE);
        if (attributes.length > 0 || write && options.contains(StandardOpenOption.READ)) {
            throw new UnsupportedOperationException(path + ": " + options);
        }
        HadoopPath file = HadoopPath.checked(path);
        if (!write) {
            long size = file.store().attributes(file).size();
            if (size < 0) { // of http:
                throw new FileSystemException(path.toString(), null, "its size is not known; copy it");
            }
            return new ReadChannel(file, file.store().open(file), size);
        }
        boolean exists = !options.contains(StandardOpenOption.CREATE_NEW) && exists(file);
        boolean create = options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW);
        if (!exists && !create) {
            throw new NoSuchFileException(path.toString());
        }
        if (append) {
            return new WriteChannel(file, file.store().append(file, exists));
        }
        if (exists && !options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            throw new UnsupportedOperationException(
                    path + ": what is there can be replaced or appended to, not changed");
        }
        return new WriteChannel(file, file.store().create(file, exists));
    }

    private static boolean exists(HadoopPath path) throws IOException {
        try {
            path.store().attributes(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        HadoopPath directory = HadoopPath.checked(path);
        return new Entries(directory.store().list(directory), filter);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        HadoopPath directory = HadoopPath.checked(path);
        if (exists(directory)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        HadoopPath parent = directory.getParent();
        if (parent != null && !directory.store().attributes(parent).isDirectory()) {
            throw new NotDirectoryException(parent.toString());
        }
        directory.store().makeDirectory(directory);
    }

    @Override
    public void delete(Path path) throws IOException {
        HadoopPath file = HadoopPath.checked(path);
        boolean full = file.store().attributes(file).isDirectory()
                && !file.store().list(file).isEmpty();
        if (full) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        if (!file.store().delete(file)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("copy " + source + " to " + target);
    }

    /** A rename, which replaces a file at once on HDFS; an object store copies, and the copy is there when it is whole. */
    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        HadoopPath from = HadoopPath.checked(source);
        HadoopPath to = HadoopPath.checked(target);
        Set<CopyOption> how = Set.of(options);
        boolean replace =
                how.contains(StandardCopyOption.ATOMIC_MOVE) || how.contains(StandardCopyOption.REPLACE_EXISTING);
        if (!from.getFileSystem().equals(to.getFileSystem())) {
            throw new UnsupportedOperationException("move " + source + " to another file system: " + target);
        }
        if (!from.equals(to)) {
            from.store().rename(from, to, replace);
        }
    }

    @Override
    public boolean isSameFile(Path path, Path other) {
        return path.equals(other)
                || other instanceof HadoopPath && path.toAbsolutePath().equals(other.toAbsolutePath());
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException("file store of " + path);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        HadoopPath file = HadoopPath.checked(path);
        if (modes.length == 0) {
            file.store().attributes(file);
        } else {
            file.store().requireAccess(file, List.of(modes));
        }
    }

    /** Null where the view is not that of basic attributes, which nobody here changes. */
    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(type + " of " + path);
        }
        HadoopPath file = HadoopPath.checked(path);
        return type.cast(file.store().attributes(file));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException(attributes + " of " + path);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException(attribute + " of " + path);
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException("file systems are opened by their first path: " + uri);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return getPath(uri).getFileSystem();
    }
}
