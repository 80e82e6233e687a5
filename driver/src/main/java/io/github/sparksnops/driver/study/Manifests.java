package io.github.sparksnops.driver.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What all that deals with manifests needs: their names, and the hashes in them. */
final class Manifests {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Of a hash, in a message. */
    private static final int SHOWN_DIGITS = 12;

    private Manifests() {}

    static String name(int round) {
        return String.format(Locale.ROOT, "%05d.json", round);
    }

    /** Where the manifest of a round is, or would be. */
    static Path file(Path study, int round) {
        return study.resolve(StudyDirectory.ROUNDS).resolve(name(round));
    }

    /** Positions first .. end - 1, for people. */
    static String place(int first, int end) {
        return "trials " + first + " to " + end + " of the plan";
    }

    static String shortened(String hash) {
        return hash.length() > SHOWN_DIGITS ? hash.substring(0, SHOWN_DIGITS) + "..." : hash;
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 over lines of text, each followed by a line feed. */
    static String sha256(Iterable<String> lines) {
        MessageDigest digest = newDigest();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
