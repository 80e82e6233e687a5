package io.github.sparksnops.driver.hadoop;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Entries of a directory as they were when it was opened. */
final class Entries implements DirectoryStream<Path> {
    private final List<HadoopPath> entries;
    private final Filter<? super Path> filter;
    private boolean used;

    Entries(List<HadoopPath> entries, Filter<? super Path> filter) {
        this.entries = entries;
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        if (used) {
            throw new IllegalStateException("closed, or iterated before");
        }
        used = true;
        return entries.stream().filter(this::accepted).map(Path.class::cast).iterator();
    }

    private boolean accepted(Path entry) {
        try {
            return filter == null || filter.accept(entry);
        } catch (IOException e) {
            throw new DirectoryIteratorException(e);
        }
    }

    @Override
    public void close() {
        used = true;
    }
}
