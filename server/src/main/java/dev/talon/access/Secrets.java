package dev.talon.access;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Creates random secrets and their hashes. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    /** A new secret: 256 random bits as 43 letters, digits, {@code -} and {@code _}. */
    public static String random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return TEXT.encodeToString(bits);
    }

    /** So many letters of an alphabet, each chosen evenly. */
    public static String word(String alphabet, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    /** What the tables keep of a secret: its SHA-256. A secret of 256 random bits needs neither salt nor slowness. */
    public static Buffer hash(String secret) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
