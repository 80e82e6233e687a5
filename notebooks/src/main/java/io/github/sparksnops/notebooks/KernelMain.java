package io.github.sparksnops.notebooks;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the rapaio kernel as its own {@link MainApp} does, and keeps its threads alive.
 *
 * <p>The kernel (3.0.1) starts the thread that answers Jupyter before there is a table of handlers, and sets the flag that keeps it
 * running after it was started. Jupyter asks at once, so on a busy machine every other start lost that thread, and the notebook hung. Here
 * such a thread is started again within a tenth of a second. The question that it died of is lost; Jupyter repeats it.
 */
public final class KernelMain {
    private static final long LOOK_EVERY_MS = 100;

    private KernelMain() {}

    /**
     * Runs until Jupyter shuts the kernel down.
     *
     * @param arguments the connection file that Jupyter writes
     */
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, ReflectiveOperationException, InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        Thread.setDefaultUncaughtExceptionHandler(KernelMain::report);
        String connection = Files.readString(Path.of(arguments[0]));
        Channels channels = new Channels(Transform.fromJson(connection, ConnectionProperties.class));
        channels.connect(MainApp.kernel);

        List<Object> looping = new ArrayList<>(
                (Collection<?>) field(Channels.class, "channels").get(channels));
        looping.removeIf(channel -> Arrays.stream(channel.getClass().getDeclaredFields())
                .noneMatch(field -> field.getType() == LoopThread.class));
        while (!channels.isMarkedForShutdown()) {
            Thread.sleep(LOOK_EVERY_MS);
            for (Object channel : looping) {
                revive(channel);
            }
        }
        channels.joinUntilClose();
    }

    /** Loops are started again, or the kernel shuts down, where they end in an exception too. */
    private static void report(Thread thread, Throwable end) {
        if (!(thread instanceof LoopThread)) {
            end.printStackTrace();
        }
    }

    /** Starts a channel's loop again if its thread has ended. */
    private static void revive(Object channel) throws ReflectiveOperationException {
        Field loop = field(channel.getClass(), "loopThread");
        LoopThread thread = (LoopThread) loop.get(channel);
        if (!thread.isAlive()) {
            Runnable body = (Runnable) field(LoopThread.class, "loopBody").get(thread);
            long sleepMs = field(LoopThread.class, "sleep").getLong(thread);
            LoopThread next = new LoopThread(thread.getName(), sleepMs, body);
            loop.set(channel, next);
            next.start();
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
