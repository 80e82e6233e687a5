package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why Spark did not start, and which of the user's settings is to blame. */
final class StartFailure {
    private StartFailure() {}

    /**
     * Turns what Spark threw into a message. Spark names the key in some messages, the value in others, and neither in a few.
     *
     * @param user settings by key
     */
    static UserError userError(Exception failure, Map<String, String> user, String master) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.add(cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage());
        }
        String all = String.join("\n", messages);
        String where = user.keySet().stream()
                .filter(key -> !key.equals(SnopsSession.MASTER) && all.contains(key))
                .findFirst()
                .or(() -> user.keySet().stream()
                        .filter(key -> !key.equals(SnopsSession.MASTER))
                        .filter(key -> Pattern.compile("\\b" + Pattern.quote(user.get(key)) + "\\b")
                                .matcher(all)
                                .find())
                        .max(Comparator.comparingInt(key -> user.get(key).length())))
                .map(key -> "--conf " + key + "=" + user.get(key))
                .orElse("--master " + master);
        return new UserError(
                where,
                "Spark does not start: " + firstLine(messages.get(0)),
                "mend this setting; all of them come from --master, --conf and --properties-file");
    }

    private static String firstLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip()
                .replaceAll("[.;\\s]+$", "");
    }
}
