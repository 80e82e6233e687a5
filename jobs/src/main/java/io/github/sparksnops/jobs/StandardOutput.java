package io.github.sparksnops.jobs;

import io.github.sparksnops.network.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Where results go. Keeps the reason why they did not arrive, which writers of text do not tell. */
final class StandardOutput extends OutputStream {
    /** Whoever reads wants no more, such as {@code head}. */
    private static final String READER_GONE = "Broken pipe";

    private final OutputStream out;
    private IOException failure;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** That of this process. */
    static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Writes nothing after a failure: a file must not have a hole. */
    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What was lost by the fault of the place that the user chose; empty where nothing was, or nobody wants it. */
    Optional<UserError> lost() {
        return Optional.ofNullable(failure)
                .filter(e -> !READER_GONE.equals(e.getMessage()))
                .map(e -> new UserError(
                        "standard output",
                        "cannot be written: " + UserErrors.reason(e) + ", so results are missing",
                        "send it into a file on a disk with space"));
    }
}
