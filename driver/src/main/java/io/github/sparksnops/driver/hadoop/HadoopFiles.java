package io.github.sparksnops.driver.hadoop;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** One of Hadoop's file systems; opened by the first access, because a path may be named before the settings are read. */
final class HadoopFiles extends FileSystem {
    private final HadoopProvider provider;
    private final String scheme;
    private final String authority;
    private Store store;

    /**
     * A file system that is not open yet.
     *
     * @param authority host and port, bucket; empty for that of Hadoop's setting {@code fs.defaultFS}
     */
    HadoopFiles(HadoopProvider provider, String scheme, String authority) {
        this.provider = provider;
        this.scheme = scheme;
        this.authority = authority;
    }

    String scheme() {
        return scheme;
    }

    String authority() {
        return authority;
    }

    /** Start of the text of absolute paths. */
    String prefix() {
        return scheme + "://" + authority;
    }

    /**
     * The open file system.
     *
     * @throws io.github.sparksnops.network.UserError where it cannot be opened
     */
    synchronized Store store() {
        if (store == null) {
            store = StoreStart.open(this);
        }
        return store;
    }

    /** The same with the authority that Hadoop's settings name, where none is given. */
    HadoopFiles qualified() {
        if (!authority.isEmpty() || store().authority().isEmpty()) {
            return this;
        }
        HadoopFiles whole = provider.files(scheme, store().authority());
        whole.share(store());
        return whole;
    }

    private synchronized void share(Store open) {
        store = store == null ? open : store;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    /** Stays open until the JVM ends, as the local one does. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("close " + prefix());
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return HadoopPath.SEPARATOR;
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(getPath(HadoopPath.SEPARATOR));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        String text = more.length == 0 ? first : first + HadoopPath.SEPARATOR + String.join(HadoopPath.SEPARATOR, more);
        return HadoopPath.of(this, text);
    }

    /** Names match as names of local files do. */
    @Override
    public PathMatcher getPathMatcher(String pattern) {
        PathMatcher local = FileSystems.getDefault().getPathMatcher(pattern);
        return path -> local.matches(Path.of(HadoopPath.checked(path).path()));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("users of " + prefix());
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("watch " + prefix());
    }
}
