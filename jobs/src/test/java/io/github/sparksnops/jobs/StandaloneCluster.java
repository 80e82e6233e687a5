package io.github.sparksnops.jobs;

import io.github.sparksnops.network.simulation.SimulatorProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster of real processes on 127.0.0.1, with any free ports: a master, and workers that offer made-up GPUs by a
 * discovery script. An executor has one core and one GPU. Jobs find {@link PinnedSimulatorProvider} in a jar of its own.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String REGISTERED = "Registering worker ";
    private static final String MEMORY_MB = "640";
    /** So soon the master notices a worker that is silent, s. */
    private static final int WORKER_TIMEOUT_SECONDS = 15;

    private final Path folder;
    private final List<List<Integer>> gpus;
    private final SparkDistribution spark;
    private final SubmittedProcess master;
    private final String url;
    private final List<SubmittedProcess> workers = new ArrayList<>();
    private int started;

    private StandaloneCluster(Path folder, List<List<Integer>> gpus) throws IOException, InterruptedException {
        this.folder = folder;
        this.gpus = gpus;
        this.spark = SparkDistribution.make(folder.resolve("spark"));
        Files.createDirectories(gpuFolder());
        writeJar();
        master = process(
                "master",
                "spark-class -Dspark.worker.timeout=" + WORKER_TIMEOUT_SECONDS
                        + " org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0");
        master.await(() -> URL.matcher(master.log()).find());
        Matcher matcher = URL.matcher(master.log());
        matcher.find();
        url = matcher.group(1);
    }

    /**
     * Starts a cluster.
     *
     * @param folder where it keeps everything
     * @param gpus addresses of each worker's GPUs, with a core for each
     */
    static StandaloneCluster start(Path folder, List<List<Integer>> gpus) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(folder, gpus);
        for (int worker = 0; worker < gpus.size(); worker++) {
            cluster.workers.add(cluster.startWorker(worker));
        }
        cluster.awaitWorkers();
        return cluster;
    }

    private SubmittedProcess process(String name, String line) throws IOException {
        return spark.start("exec " + line, folder, folder.resolve(name + ".log"));
    }

    private SubmittedProcess startWorker(int number) throws IOException {
        List<Integer> addresses = gpus.get(number);
        String list =
                addresses.stream().map(gpu -> '"' + Integer.toString(gpu) + '"').collect(Collectors.joining(","));
        Path script = SparkDistribution.executable(
                folder.resolve("gpus-" + number + ".sh"),
                "#!/bin/sh\necho '{\"name\":\"gpu\",\"addresses\":[" + list + "]}'\n");
        started++;
        return process(
                "worker-" + started,
                SparkDistribution.line(List.of(
                        "spark-class",
                        "-Dspark.worker.resource.gpu.amount=" + addresses.size(),
                        "-Dspark.worker.resource.gpu.discoveryScript=" + script,
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0",
                        "--cores",
                        addresses.size(),
                        "--memory",
                        Integer.parseInt(MEMORY_MB) * addresses.size() + "m",
                        "--work-dir",
                        folder.resolve("work"),
                        url)));
    }

    /** Waits until all workers that were started have registered. */
    private void awaitWorkers() throws InterruptedException {
        master.await(() ->
                master.log().lines().filter(line -> line.contains(REGISTERED)).count() >= started);
    }

    /** Puts a new worker in the place of one, which is ended if it still runs. */
    void replaceWorker(int number) throws IOException, InterruptedException {
        workers.get(number).close();
        workers.set(number, startWorker(number));
        awaitWorkers();
    }

    SubmittedProcess worker(int number) {
        return workers.get(number);
    }

    /** Waits until no executor is left, of jobs that have ended. */
    void awaitNoExecutors() throws InterruptedException {
        master.await(
                () -> workers.stream().allMatch(worker -> worker.executors().isEmpty()));
    }

    /** The master's URL. */
    String url() {
        return url;
    }

    SparkDistribution spark() {
        return spark;
    }

    /** Where {@link PinnedSimulatorProvider} notes what it does. */
    Path gpuFolder() {
        return folder.resolve("gpus");
    }

    Path gpuFile(String name, int gpu) {
        return gpuFolder().resolve(name + gpu);
    }

    /** Removes what was noted and what was asked for. */
    void forget() throws IOException {
        try (Stream<Path> files = Files.list(gpuFolder())) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("gpu-")) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path jar() {
        return folder.resolve("pinned-simulator.jar");
    }

    /** Holds the provider's classes and names it to the service loader. */
    private void writeJar() throws IOException {
        Class<?> provider = PinnedSimulatorProvider.class;
        Path classes = Path.of(
                provider.getProtectionDomain().getCodeSource().getLocation().getPath());
        String prefix = provider.getPackageName().replace('.', '/') + "/";
        try (OutputStream file = Files.newOutputStream(jar());
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> compiled = Files.list(classes.resolve(prefix))) {
            for (Path entry : compiled.toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(provider.getSimpleName())) {
                    jar.putNextEntry(new JarEntry(prefix + name));
                    try (InputStream in = Files.newInputStream(entry)) {
                        in.transferTo(jar);
                    }
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + SimulatorProvider.class.getName()));
            jar.write(provider.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The application.
     *
     * @param libraries further jars that it needs
     */
    record Application(Path jar, List<Path> libraries) {
        /** The jar that holds everything. */
        static Application whole() {
            return new Application(Path.of(System.getProperty("snops.jar")), List.of());
        }

        /** The jar with our own classes, and the libraries beside it. */
        static Application thin() throws IOException {
            try (Stream<Path> libraries = Files.list(Path.of(System.getProperty("snops.libraries")))) {
                return new Application(Path.of(System.getProperty("snops.thinJar")), libraries.toList());
            }
        }
    }

    /**
     * Starts a command of snops by spark-submit, with conf/standalone-gpu.properties but for its sizes, on the simulator with made-up GPUs.
     *
     * @param log gets what it writes; it runs in that folder
     * @param settings further ones, such as {@code spark.network.timeout=8s}
     */
    SubmittedProcess submit(Application application, Path log, List<?> command, String... settings) throws IOException {
        List<Path> jars = new ArrayList<>(application.libraries());
        jars.add(jar());
        List<Object> words = new ArrayList<>(List.of("spark-submit", "--master", url));
        words.addAll(List.of("--properties-file", Snops.ROOT.resolve("conf/standalone-gpu.properties")));
        words.addAll(List.of("--jars", jars.stream().map(Path::toString).collect(Collectors.joining(","))));
        List<String> all = new ArrayList<>(List.of(
                "spark.executor.cores=1",
                "spark.task.cpus=1",
                "spark.executor.memory=" + MEMORY_MB + "m",
                "spark.driver.host=127.0.0.1",
                "spark.ui.enabled=false",
                "spark.executorEnv." + PinnedSimulatorProvider.FOLDER + "=" + gpuFolder()));
        all.addAll(List.of(settings));
        all.forEach(setting -> words.addAll(List.of("--conf", setting)));
        words.addAll(List.of("--class", Main.class.getName(), application.jar()));
        words.addAll(command);
        words.addAll(List.of("--simulator", PinnedSimulatorProvider.NAME));
        return spark.start("exec " + SparkDistribution.line(words), log.getParent(), log);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (SubmittedProcess worker : workers) {
            worker.close();
        }
        master.close();
        spark.close();
    }
}
