package io.github.sparksnops.executor.cpu;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this machine's processor is and can do. */
final class Processor {
    private static final Path LINUX_CPU_INFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Model name where the system tells it, else the architecture. */
    static String name() {
        if (Files.isReadable(LINUX_CPU_INFO)) {
            try (Stream<String> lines = Files.lines(LINUX_CPU_INFO)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }

    /** Whether Math.fma is one instruction here; without, it is exact but goes through BigDecimal. */
    static boolean hasFusedMultiplyAdd() {
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return hotSpot == null
                || Boolean.parseBoolean(hotSpot.getVMOption("UseFMA").getValue());
    }
}
