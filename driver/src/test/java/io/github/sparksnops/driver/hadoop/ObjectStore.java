package io.github.sparksnops.driver.hadoop;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A file system of Hadoop's as object stores are, in memory: keys and bytes. An object is there when it is whole, cannot grow, and is moved
 * by a copy; folders are the beginnings of keys, or empty objects.
 */
public final class ObjectStore extends FileSystem {
    private static final String SCHEME = "object";
    private static final Map<String, SortedMap<String, byte[]>> BUCKETS = new ConcurrentHashMap<>();

    private URI uri;
    private SortedMap<String, byte[]> objects;

    /** A new bucket; Hadoop knows the scheme from now on. */
    public static Path bucket(String name) {
        HadoopSettings.add(Map.of("spark.hadoop.fs." + SCHEME + ".impl", ObjectStore.class.getName()));
        BUCKETS.put(name, new ConcurrentSkipListMap<>());
        return HadoopPath.of(SCHEME + "://" + name + "/");
    }

    @Override
    public void initialize(URI name, org.apache.hadoop.conf.Configuration settings) throws IOException {
        super.initialize(name, settings);
        uri = URI.create(name.getScheme() + "://" + name.getAuthority());
        objects = BUCKETS.get(name.getAuthority());
        setConf(settings);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public URI getUri() {
        return uri;
    }

    private static String key(org.apache.hadoop.fs.Path path) {
        return path.toUri().getPath();
    }

    private static String below(String key) {
        return key.endsWith("/") ? key : key + "/";
    }

    /** Keys of a folder and of all in it. */
    private SortedMap<String, byte[]> tree(String key) {
        return objects.subMap(below(key), below(key) + Character.MAX_VALUE);
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
        byte[] content = objects.get(key(path));
        boolean folder =
                content == null && (key(path).equals("/") || !tree(key(path)).isEmpty());
        if (content == null && !folder) {
            throw new FileNotFoundException(path.toString());
        }
        return new FileStatus(folder ? 0 : content.length, folder, 1, 1, 0, makeQualified(path));
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
        if (getFileStatus(path).isFile()) {
            return new FileStatus[] {getFileStatus(path)};
        }
        TreeSet<String> names = new TreeSet<>();
        for (String key : tree(key(path)).keySet()) {
            String name = key.substring(below(key(path)).length()).replaceAll("/.*", "");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        List<FileStatus> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(getFileStatus(new org.apache.hadoop.fs.Path(path, name)));
        }
        return entries.toArray(FileStatus[]::new);
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferBytes) throws IOException {
        if (getFileStatus(path).isDirectory()) {
            throw new FileNotFoundException(path + " is a directory");
        }
        return new FSDataInputStream(new ObjectInput(objects.get(key(path))));
    }

    @Override
    public FSDataOutputStream create(
            org.apache.hadoop.fs.Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferBytes,
            short replication,
            long blockBytes,
            Progressable progress)
            throws IOException {
        if (!overwrite && objects.containsKey(key(path)) || !tree(key(path)).isEmpty()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() throws IOException {
                if (overwrite) {
                    objects.put(key(path), toByteArray());
                } else if (objects.putIfAbsent(key(path), toByteArray()) != null) {
                    throw new FileAlreadyExistsException(path.toString());
                }
            }
        };
        return new FSDataOutputStream(out, statistics);
    }

    @Override
    public FSDataOutputStream append(org.apache.hadoop.fs.Path path, int bufferBytes, Progressable progress) {
        throw new UnsupportedOperationException("Append is not supported");
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) {
        objects.put(key(to), objects.get(key(from)));
        objects.remove(key(from));
        return true;
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path path, boolean recursive) throws IOException {
        if (objects.remove(key(path)) != null) {
            return true;
        }
        SortedMap<String, byte[]> tree = tree(key(path));
        boolean full = tree.size() > 1 || tree.size() == 1 && !tree.containsKey(below(key(path)));
        if (full && !recursive) {
            throw new PathIsNotEmptyDirectoryException(path.toString());
        }
        boolean was = !tree.isEmpty();
        tree.clear();
        return was;
    }

    @Override
    public boolean mkdirs(org.apache.hadoop.fs.Path path, FsPermission permission) throws IOException {
        if (objects.containsKey(key(path))) {
            throw new FileAlreadyExistsException(path.toString());
        }
        objects.put(below(key(path)), new byte[0]);
        return true;
    }

    @Override
    public void setWorkingDirectory(org.apache.hadoop.fs.Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public org.apache.hadoop.fs.Path getWorkingDirectory() {
        return new org.apache.hadoop.fs.Path(uri + "/");
    }

    private static final class ObjectInput extends FSInputStream {
        private final byte[] content;
        private int position;

        ObjectInput(byte[] content) {
            this.content = content;
        }

        @Override
        public void seek(long wanted) throws IOException {
            if (wanted < 0 || wanted > content.length) {
                throw new IOException("position " + wanted + " of " + content.length);
            }
            position = (int) wanted;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public boolean seekToNewSource(long target) {
            return false;
        }

        @Override
        public int read() {
            return position == content.length ? -1 : content[position++] & 0xFF;
        }

        /** A few bytes at a time, as networks give them. */
        @Override
        public int read(byte[] target, int from, int count) {
            if (position == content.length) {
                return -1;
            }
            byte[] piece =
                    Arrays.copyOfRange(content, position, Math.min(content.length, position + Math.min(count, 1000)));
            System.arraycopy(piece, 0, target, from, piece.length);
            position += piece.length;
            return piece.length;
        }
    }
}
