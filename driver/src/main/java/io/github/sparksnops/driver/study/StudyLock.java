package io.github.sparksnops.driver.study;

import io.github.sparksnops.driver.files.UserPath;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps a second run out of a study. Closing it lets the next one in. */
sealed interface StudyLock extends AutoCloseable permits SystemLock, LockFile {
    /** Name of the file that is locked, or that is the lock. */
    String FILE = ".lock";

    /**
     * Takes the lock of a directory that exists.
     *
     * @throws io.github.sparksnops.network.UserError where another run has it
     */
    static StudyLock acquire(Path study) throws IOException {
        return UserPath.isLocal(study) ? SystemLock.acquire(study) : LockFile.acquire(study);
    }

    /** Throws where another run holds the lock; takes and writes nothing. */
    static void requireFree(Path study) throws IOException {
        if (UserPath.isLocal(study)) {
            SystemLock.requireFree(study);
        } else {
            LockFile.requireFree(study);
        }
    }

    @Override
    void close();
}
