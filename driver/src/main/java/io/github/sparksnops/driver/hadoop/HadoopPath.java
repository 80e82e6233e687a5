package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path on one of Hadoop's file systems. Its text is a URI as Hadoop and Spark write it: {@code hdfs://host:8020/folder/a b}, nothing
 * in it quoted. Without an authority, {@code hdfs:///folder}, Hadoop's settings say whose it is, and {@link #toAbsolutePath} asks them.
 * Relative ones, parts of others, have no scheme.
 */
public final class HadoopPath implements Path {
    static final String SEPARATOR = "/";

    private static final Pattern URI_TEXT =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):(?://([^/]*))?(/.*)?", Pattern.DOTALL);
    private static final String ABOVE = "..";

    private final HadoopFiles files;
    private final boolean absolute;
    /** Of a relative path at least one, which may be empty. */
    private final List<String> names;

    private HadoopPath(HadoopFiles files, boolean absolute, List<String> names) {
        this.files = files;
        this.absolute = absolute;
        this.names = absolute || !names.isEmpty() ? List.copyOf(names) : List.of("");
    }

    /**
     * The path that a URI names; nothing is opened, and whether there is such a file system is not asked yet.
     *
     * @param uri {@code scheme:/path} or {@code scheme://authority/path}
     * @throws IllegalArgumentException where it is none
     */
    public static HadoopPath of(String uri) {
        Matcher parts = URI_TEXT.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no URI with a scheme and a path: " + uri);
        }
        String authority = Objects.requireNonNullElse(parts.group(2), "");
        String path = Objects.requireNonNullElse(parts.group(3), SEPARATOR);
        URI.create(parts.group(1) + "://" + authority + SEPARATOR);
        return of(HadoopProvider.THIS_JVM.files(parts.group(1).toLowerCase(Locale.ROOT), authority), path);
    }

    /** A path without its scheme; a relative one does not begin with a slash. */
    static HadoopPath of(HadoopFiles files, String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split(SEPARATOR)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new HadoopPath(files, path.startsWith(SEPARATOR), names);
    }

    static HadoopPath checked(Path path) {
        if (path instanceof HadoopPath ours) {
            return ours;
        }
        throw new ProviderMismatchException(String.valueOf(path));
    }

    private HadoopPath with(boolean isAbsolute, List<String> others) {
        return new HadoopPath(files, isAbsolute, others);
    }

    /** The open file system. */
    Store store() {
        return files.store();
    }

    /** Text without scheme and authority. */
    String path() {
        return (absolute ? SEPARATOR : "") + String.join(SEPARATOR, names);
    }

    private boolean isEmpty() {
        return !absolute && names.equals(List.of(""));
    }

    @Override
    public HadoopFiles getFileSystem() {
        return files;
    }

    @Override
    public boolean isAbsolute() {
        return absolute;
    }

    @Override
    public HadoopPath getRoot() {
        return absolute ? with(true, List.of()) : null;
    }

    @Override
    public HadoopPath getFileName() {
        return names.isEmpty() ? null : getName(names.size() - 1);
    }

    @Override
    public HadoopPath getParent() {
        return names.isEmpty() || !absolute && names.size() == 1
                ? null
                : with(absolute, names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public HadoopPath getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public HadoopPath subpath(int first, int end) {
        if (first < 0 || end > names.size() || first >= end) {
            throw new IllegalArgumentException("names " + first + " to " + end + " of " + this);
        }
        return with(false, names.subList(first, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return isOfSameKind(other)
                && names.size() >= other.getNameCount()
                && names.subList(0, other.getNameCount()).equals(((HadoopPath) other).names);
    }

    private boolean isOfSameKind(Path other) {
        return other instanceof HadoopPath ours && ours.files.equals(files) && ours.absolute == absolute;
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof HadoopPath ours) || !ours.files.equals(files)) {
            return false;
        }
        if (ours.absolute) {
            return equals(ours);
        }
        int start = names.size() - ours.names.size();
        return start >= 0 && names.subList(start, names.size()).equals(ours.names);
    }

    @Override
    public HadoopPath normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            boolean back = name.equals(ABOVE)
                    && (absolute
                            || !kept.isEmpty() && !kept.get(kept.size() - 1).equals(ABOVE));
            if (back && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!back && !name.equals(".")) {
                kept.add(name);
            }
        }
        return with(absolute, kept);
    }

    @Override
    public HadoopPath resolve(Path other) {
        HadoopPath added = checked(other);
        if (added.absolute || isEmpty()) {
            return added;
        }
        if (added.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(added.names);
        return with(absolute, all);
    }

    @Override
    public HadoopPath relativize(Path other) {
        if (!isOfSameKind(other)) {
            throw new IllegalArgumentException(other + " is not on the file system of " + this);
        }
        List<String> from = isEmpty() ? List.of() : names;
        List<String> to = ((HadoopPath) other).isEmpty() ? List.of() : ((HadoopPath) other).names;
        int common = 0;
        while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
            common++;
        }
        List<String> way = new ArrayList<>(Collections.nCopies(from.size() - common, ABOVE));
        way.addAll(to.subList(common, to.size()));
        return with(false, way);
    }

    @Override
    public URI toUri() {
        return toHadoop().toUri();
    }

    /** As Hadoop has it. */
    org.apache.hadoop.fs.Path toHadoop() {
        HadoopPath plain = toAbsolutePath().normalize();
        String authority = plain.files.authority();
        return new org.apache.hadoop.fs.Path(
                plain.files.scheme(), authority.isEmpty() ? null : authority, plain.path());
    }

    /**
     * The path with its authority, as Hadoop's settings name it where it has none; relative ones are below the root.
     *
     * @throws io.github.sparksnops.network.UserError where it has none, and the file system cannot be opened
     */
    @Override
    public HadoopPath toAbsolutePath() {
        HadoopFiles whole = files.qualified();
        return absolute && whole.equals(files) ? this : new HadoopPath(whole, true, isEmpty() ? List.of() : names);
    }

    @Override
    public HadoopPath toRealPath(LinkOption... options) throws IOException {
        HadoopPath real = toAbsolutePath().normalize();
        real.store().attributes(real);
        return real;
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("watch " + this);
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(checked(other).toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HadoopPath path
                && path.files.equals(files)
                && path.absolute == absolute
                && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(files, absolute, names);
    }

    /** {@link #of(String)} makes the same path of it again, unless it is relative. */
    @Override
    public String toString() {
        return absolute ? files.prefix() + path() : path();
    }
}
