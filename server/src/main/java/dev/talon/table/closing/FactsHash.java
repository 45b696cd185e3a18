package dev.talon.table.closing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * Calculates the hash of a month's facts line by line; it holds only the state of two digests, whatever the month's
 * size. The result equals {@code month_hash} and {@code calls_hash} of the schema. Days come in order, and the lines
 * of each day in the order of the canonical form.
 */
public final class FactsHash {
    private final MessageDigest month = sha256();
    private final MessageDigest day = sha256();
    private long lines;

    /** @param head the month's first line, without its end */
    FactsHash(String head) {
        update(month, head + "\n");
    }

    /** @return the SHA-256 of a text as 64 hexadecimal digits */
    public static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param line of the canonical form, with its end */
    void line(String line) {
        update(day, line);
        lines++;
    }

    /** Ends a day; one without lines leaves no trace. */
    void endOf(LocalDate date) {
        if (lines > 0) {
            update(month, date + "\t" + lines + "\t" + HexFormat.of().formatHex(day.digest()) + "\n");
        }
        day.reset();
        lines = 0;
    }

    /** @return 64 hexadecimal digits */
    String end() {
        return HexFormat.of().formatHex(month.digest());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
