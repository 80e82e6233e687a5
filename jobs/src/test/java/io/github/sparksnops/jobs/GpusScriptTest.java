package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What conf/gpus.sh tells Spark, as Spark reads it. */
class GpusScriptTest {
    @TempDir
    private Path bin;

    private String[] addresses(Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Snops.ROOT.resolve("conf/gpus.sh").toString());
        builder.environment().remove("CUDA_VISIBLE_DEVICES");
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        ResourceInformation found = ResourceInformation.parseJson(out);
        assertThat(found.name()).isEqualTo("gpu");
        return found.addresses();
    }

    private void nvidiaSmi(String script) throws IOException {
        Path file = bin.resolve("nvidia-smi");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void addresses_fourGpus_areCudasNumbers() throws Exception {
        nvidiaSmi("[ \"$*\" = '--query-gpu=index --format=csv,noheader' ] && printf '0\\n1\\n2\\n3\\n'");

        assertThat(addresses(Map.of())).containsExactly("0", "1", "2", "3");
    }

    @Test
    void addresses_driverThatDoesNotWork_areNone() throws Exception {
        nvidiaSmi("echo 'NVIDIA-SMI has failed'; exit 9");

        assertThat(addresses(Map.of())).isEmpty();
    }

    @Test
    void addresses_someMadeVisible_areCountedFromZero() throws Exception {
        nvidiaSmi("printf '0\\n1\\n2\\n3\\n'");

        assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", "2,3"))).containsExactly("0", "1");
        assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", "GPU-4f2a,GPU-77,-1,GPU-9")))
                .containsExactly("0", "1");
        assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", "MIG-1,MIG-2"))).containsExactly("0");
        assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", "NoDevFiles"))).isEmpty();
        assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", ""))).isEmpty();
    }
}
