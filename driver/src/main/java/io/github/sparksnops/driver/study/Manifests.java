package io.github.sparksnops.driver.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.sparksnops.network.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and checks the manifests of a study. */
final class Manifests {
    private static final Pattern NAME = Pattern.compile("([0-9]{5,})\\.json");
    private static final int BUFFER_BYTES = 1 << 16;
    /** Screening, full. */
    private static final long MOST_STAGES = 2;

    /** Of a hash, in a message. */
    private static final int SHOWN_DIGITS = 12;

    private Manifests() {}

    static String name(int round) {
        return String.format(Locale.ROOT, "%05d.json", round);
    }

    /** All manifests by number of round; an unreadable one is an error. */
    static List<Manifest> read(Path rounds) throws IOException {
        if (!Files.isDirectory(rounds)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(rounds)) {
            files = found.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
        List<Manifest> manifests = new ArrayList<>();
        for (Path file : files) {
            manifests.add(readOne(file));
        }
        requireDisjoint(rounds, manifests);
        return manifests;
    }

    private static void requireDisjoint(Path rounds, List<Manifest> manifests) {
        List<Manifest> inOrder = manifests.stream()
                .sorted(Comparator.comparingInt(Manifest::first))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            Manifest before = inOrder.get(i - 1);
            Manifest manifest = inOrder.get(i);
            if (manifest.first() < before.end()) {
                Path file = rounds.resolve(name(manifest.round()));
                throw damaged(file.toString(), trials(manifest) + " are in round " + before.round() + " too", file);
            }
        }
    }

    private static String trials(Manifest manifest) {
        return "trials " + manifest.first() + " to " + manifest.end() + " of the plan";
    }

    private static Manifest readOne(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        try {
            Manifest manifest = Manifest.parse(Files.readString(file, StandardCharsets.UTF_8));
            if (!name.matches() || manifest.round() != Integer.parseInt(name.group(1))) {
                throw damaged(file.toString(), "it says round " + manifest.round(), file);
            }
            int positions = manifest.end() - manifest.first();
            long rows = manifest.trials().total();
            // A position of a fit has a row for each of the stages that it went through.
            if (manifest.first() < 0 || positions <= 0 || rows < positions || rows > MOST_STAGES * positions) {
                throw damaged(file.toString(), "it says " + trials(manifest) + ", " + rows + " in number", file);
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw damaged(file.toString(), "it is no manifest: " + e.getOriginalMessage(), file);
        }
    }

    /** Throws unless a round is one of this study and lies within its plan. */
    static void requireOwn(Path study, Manifest manifest, String configuration, long planned) {
        Path own = study.resolve(StudyDirectory.ROUNDS).resolve(name(manifest.round()));
        requireOwn(study, manifest, configuration);
        if (manifest.end() > planned) {
            throw damaged(own.toString(), trials(manifest) + ", which has " + planned, own);
        }
    }

    /** Throws unless a round has the study's configuration. */
    static void requireOwn(Path study, Manifest manifest, String configuration) {
        if (!manifest.configuration().equals(configuration)) {
            Path own = study.resolve(StudyDirectory.ROUNDS).resolve(name(manifest.round()));
            throw damaged(
                    own.toString(),
                    "round " + manifest.round() + " belongs to another study: its configuration is "
                            + shortened(manifest.configuration()) + ", this study's " + shortened(configuration),
                    own);
        }
    }

    private static String shortened(String hash) {
        return hash.length() > SHOWN_DIGITS ? hash.substring(0, SHOWN_DIGITS) + "..." : hash;
    }

    /** Throws unless every file of a round is there with its size, and, if asked, its content. */
    static void check(Path study, Manifest manifest, boolean content) throws IOException {
        Path own = study.resolve(StudyDirectory.ROUNDS).resolve(name(manifest.round()));
        for (Manifest.DataFile file : manifest.files()) {
            Path path = study.resolve(file.path());
            if (!Files.isRegularFile(path)) {
                throw damaged(path.toString(), "the file is missing", own);
            }
            if (Files.size(path) != file.bytes()) {
                throw damaged(path.toString(), Files.size(path) + " bytes instead of " + file.bytes(), own);
            }
            if (content && !sha256(path).equals(file.sha256())) {
                throw damaged(path.toString(), "its content has changed since it was written", own);
            }
        }
    }

    private static UserError damaged(String where, String what, Path manifest) {
        return new UserError(
                where,
                what,
                "restore the file, or delete " + manifest
                        + " and run the sweep with --resume: the round is then run again");
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

    static UncheckedIOException unchecked(String doing, Path path, IOException e) {
        return new UncheckedIOException(doing + " " + path + ": " + e.getMessage(), e);
    }
}
