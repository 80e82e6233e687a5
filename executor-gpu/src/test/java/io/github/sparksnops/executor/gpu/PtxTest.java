package io.github.sparksnops.executor.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompileResult;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PTX that is kept as a resource: fresh, exact in its arithmetic, accepted for every GPU we name. */
class PtxTest {
    private static final Path SOURCES = Path.of("src/main/cuda");
    private static final Pattern PARAMETER = Pattern.compile("\\.param \\.(\\w+) ");
    private static final List<String> UNITS =
            Stream.of(Kernel.values()).map(Kernel::unit).distinct().toList();
    /** Where a thread may keep something in memory of its own: the targets that it draws. */
    private static final List<String> MAY_SPILL = List.of("general", "rows");

    private static String text(String unit) {
        return new String(Kernel.ptx(unit), StandardCharsets.UTF_8);
    }

    @Test
    void ptx_hash_isThatOfTheSources() throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                all.write(Files.readAllBytes(file));
            }
        }
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));

        for (String unit : UNITS) {
            assertThat(text(unit))
                    .as("%s.ptx is stale: run mvn -Pcuda -pl executor-gpu -am test-compile", unit)
                    .startsWith("// sources " + hash + "\n// nvcc ");
        }
    }

    @Test
    void ptx_compiledAgain_isTheSame(@TempDir Path folder) throws Exception {
        String recorded =
                text(UNITS.get(0)).lines().skip(1).findFirst().orElseThrow().substring("// nvcc ".length());
        Assumptions.assumeTrue(version().contains("V" + recorded), "no nvcc " + recorded + " here");

        Process build = new ProcessBuilder(SOURCES.resolve("build-ptx").toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        String messages = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(messages).isZero();
        for (String unit : UNITS) {
            assertThat(folder.resolve(unit + ".ptx")).hasContent(text(unit));
        }
    }

    private static String version() throws IOException {
        try {
            Process nvcc = new ProcessBuilder("nvcc", "--version").start();
            return new String(nvcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void ptx_arithmetic_isExact() {
        for (String unit : UNITS) {
            assertThat(text(unit).lines())
                    .noneMatch(line -> line.contains(".ftz") || line.contains(".approx"))
                    .noneMatch(line -> line.matches("\\s*(min|max)\\.f32.*"))
                    .noneMatch(line -> line.matches("\\s*(add|sub|mul|fma|mad)\\.f32.*"))
                    .noneMatch(line -> line.matches("\\s*(div|sqrt|ex2|lg2)\\..*f32.*"))
                    .noneMatch(line -> line.contains(".f64"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void ptx_entries_haveTheParametersThatArePassed(Kernel kernel) {
        Matcher entry =
                Pattern.compile("\\.entry " + kernel.entry() + "\\(([^)]*)\\)").matcher(text(kernel.unit()));
        assertThat(entry.find()).as("entry %s", kernel.entry()).isTrue();
        List<String> types = PARAMETER
                .matcher(entry.group(1))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(types).hasSize(kernel.parameters());
        assertThat(types.subList(0, kernel.addresses())).containsOnly("u64");
        assertThat(types.subList(kernel.addresses(), types.size())).allMatch("u32"::equals);
    }

    @ParameterizedTest
    @ValueSource(ints = {75, 80, 86, 89, 90})
    void ptx_assembles(int architecture) {
        for (String unit : UNITS) {
            String report = assembled(unit, architecture);
            System.out.println(unit + ", sm_" + architecture + ": " + report);
            if (!MAY_SPILL.contains(unit)) {
                assertThat(report).contains("0 bytes spill stores");
            }
        }
    }

    /** What the assembler says of registers and spills; fails where it refuses. */
    private static String assembled(String unit, int architecture) {
        byte[] ptx = text(unit).getBytes(StandardCharsets.UTF_8);
        nvPTXCompilerHandle compiler = new nvPTXCompilerHandle();
        assertThat(JNvPTXCompiler.nvPTXCompilerCreate(compiler, ptx.length, ptx))
                .isZero();
        int result = JNvPTXCompiler.nvPTXCompilerCompile(
                compiler, 2, new String[] {"--gpu-name=sm_" + architecture, "--verbose"});
        String report = result == nvPTXCompileResult.NVPTXCOMPILE_SUCCESS ? infoLog(compiler) : errorLog(compiler);
        JNvPTXCompiler.nvPTXCompilerDestroy(compiler);
        assertThat(result).as(report).isEqualTo(nvPTXCompileResult.NVPTXCOMPILE_SUCCESS);
        return Pattern.compile("\\d+ bytes stack frame[^\\n]*|Used \\d+ registers")
                .matcher(report)
                .results()
                .map(found -> found.group())
                .reduce((a, b) -> a + "; " + b)
                .orElse("nothing said");
    }

    private static String infoLog(nvPTXCompilerHandle compiler) {
        long[] length = new long[1];
        JNvPTXCompiler.nvPTXCompilerGetInfoLogSize(compiler, length);
        byte[] log = new byte[(int) length[0] + 1];
        JNvPTXCompiler.nvPTXCompilerGetInfoLog(compiler, log);
        return new String(log, StandardCharsets.UTF_8);
    }

    private static String errorLog(nvPTXCompilerHandle compiler) {
        long[] length = new long[1];
        JNvPTXCompiler.nvPTXCompilerGetErrorLogSize(compiler, length);
        byte[] log = new byte[(int) length[0] + 1];
        JNvPTXCompiler.nvPTXCompilerGetErrorLog(compiler, log);
        return new String(log, StandardCharsets.UTF_8);
    }
}
