package io.github.sparksnops.executor.gpu;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jcuda.driver.JCudaDriver;

/**
 * JCuda's native library. JCuda unpacks it into {@code java.io.tmpdir} under one name for all processes; so a lock keeps one from loading what
 * another, such as a second executor of this machine, is still writing.
 */
final class CudaLibrary {
    private CudaLibrary() {}

    /**
     * Unpacks and loads it, the first time.
     *
     * @throws LinkageError where there is no CUDA driver, or no JCuda for this platform
     */
    static synchronized void load() {
        Path lock = Path.of(
                System.getProperty("java.io.tmpdir"), "snops-jcuda-" + System.getProperty("user.name") + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            firstCall();
        } catch (IOException e) {
            // Nothing can be written there; then JCuda says so itself.
            firstCall();
        }
    }

    private static void firstCall() {
        JCudaDriver.setExceptionsEnabled(false);
    }
}
