package io.github.sparksnops.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page in a headless Chromium, spoken to by the DevTools protocol. */
final class BrowserPage implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
    private static final int TIMEOUT_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process chromium;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private WebSocket socket;

    private final Path folder;

    private BrowserPage(Process chromium, Path folder) {
        this.chromium = chromium;
        this.folder = folder;
    }

    /** Starts a browser of its own; its profile goes with it. */
    static BrowserPage start() throws Exception {
        Path folder = Files.createTempDirectory("chromium");
        Process chromium = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--remote-debugging-address=127.0.0.1",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile())
                .start();
        BrowserPage page = new BrowserPage(chromium, folder);
        try {
            page.connect();
        } catch (Exception e) {
            page.close();
            throw e;
        }
        return page;
    }

    private static Path log(Path folder) {
        return folder.resolve("chromium.log");
    }

    private void connect() throws Exception {
        String address = address();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + address + "/json/list"))
                .build();
        String target = "";
        while (target.isEmpty()) {
            for (JsonNode entry :
                    JSON.readTree(client.send(list, BodyHandlers.ofString()).body())) {
                if (entry.path("type").asText().equals("page")) {
                    target = entry.path("webSocketDebuggerUrl").asText();
                }
            }
        }
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(target), new Listener())
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    private String address() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (chromium.isAlive() && System.nanoTime() < deadline) {
            for (String line : Files.readAllLines(log(folder))) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.matches()) {
                    return listening.group(1);
                }
            }
            Thread.sleep(20);
        }
        throw new IOException("chromium does not listen: " + Files.readString(log(folder)));
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                try {
                    receive(JSON.readTree(message.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void receive(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" -> complaints.add(params.toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning").contains(params.path("type").asText())) {
                    complaints.add(params.toString());
                }
            }
            case "Log.entryAdded" -> complaints.add(params.path("entry").toString());
            case "Network.requestWillBeSent" -> requests.add(
                    params.path("request").path("url").asText());
            default -> {}
        }
    }

    private JsonNode call(String method, Map<String, ?> params) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true);
        JsonNode message = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IOException(method + ": " + message.get("error"));
        }
        return message.path("result");
    }

    /** Size of the window, px, and colour scheme that pages open with. */
    void show(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Opens a report and waits until it is drawn. */
    void open(Path file) throws Exception {
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        evaluate(
                """
                new Promise((resolve) => {
                  const look = () => document.documentElement?.dataset.ready === "yes" ? resolve(true) : setTimeout(look, 20);
                  look();
                })
                """);
    }

    /** Value of an expression, awaited where it is a promise. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** What is in sight, as PNG. */
    void screenshot(Path file) throws Exception {
        byte[] png = Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
        Files.createDirectories(file.getParent());
        Files.write(file, png);
    }

    /** Errors and warnings on the console since the last call. */
    List<String> complaints() {
        return drained(complaints);
    }

    /** What was loaded since the last call. */
    List<String> requests() {
        return drained(requests);
    }

    private static List<String> drained(List<String> list) {
        synchronized (list) {
            List<String> all = List.copyOf(list);
            list.clear();
            return all;
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.abort();
        }
        chromium.descendants().forEach(ProcessHandle::destroyForcibly);
        chromium.destroyForcibly();
        chromium.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
