package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a standalone master answers at all. Spark itself tries for a minute, says nothing, and then stops under the first job. */
final class MasterAnswer {
    private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?([^\\[\\],]+?)]?:([0-9]{1,5})(?:,|$)");
    private static final int PATIENCE_MS = 5_000;

    private MasterAnswer() {}

    /** What is wrong where none of the URL's masters can be reached; none for other kinds of clusters. */
    static Optional<Problem> problem(String url) {
        if (!url.startsWith("spark://")) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        Matcher master = HOST_AND_PORT.matcher(url.substring("spark://".length()));
        while (master.find()) {
            Optional<String> reason = refusal(master.group(1), Integer.parseInt(master.group(2)));
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            reasons.add(reason.get());
        }
        return Optional.of(new Problem(
                "--master " + url,
                reasons.isEmpty() ? "it has no host and port" : "no master answers: " + String.join("; ", reasons),
                "give the URL that the master's page and log show, such as spark://host:7077"));
    }

    private static Optional<String> refusal(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE_MS);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            String what = e instanceof UnknownHostException ? "unknown host" : e.getMessage();
            return Optional.of(host + ":" + port + ": " + what);
        }
    }
}
