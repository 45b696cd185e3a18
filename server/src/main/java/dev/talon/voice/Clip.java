package dev.talon.voice;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A piece of speech.
 *
 * @param name as the page asks for it, such as {@code 42} or {@code letter-ka}
 * @param words what it says; empty where nobody wrote that down
 * @param own whose it is: {@code centre}, {@code all} centres'; {@code no}: it came with Talon
 * @param hash of its content
 */
record Clip(String name, String words, Sound sound, String own, String hash, byte[] content) {
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
