package dev.talon.hardware;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The bytes of a paper as a person can read them, one command a line: what a golden file holds. Every byte is in it, the
 * dots of pictures and all of it together as a digest.
 */
final class Listing {
    private final byte[] bytes;
    private final Charset letters;
    private final List<String> lines = new ArrayList<>();
    private int at;

    private Listing(byte[] bytes, Charset letters) {
        this.bytes = bytes;
        this.letters = letters;
    }

    static String of(byte[] bytes, Charset letters) {
        Listing listing = new Listing(bytes, letters);
        listing.lines.add(bytes.length + " bytes, SHA-256 " + digest(bytes, 0, bytes.length));
        while (listing.at < bytes.length) {
            listing.command();
        }
        return String.join("\n", listing.lines) + "\n";
    }

    private void command() {
        int first = next();
        switch (first) {
            case 0x1B -> escape();
            case 0x1C -> add("FS", next(), bytes[at - 1] == 'P' ? 4 : 0);
            case 0x1D -> group();
            case '\n' -> lines.add("LF");
            default -> text();
        }
    }

    private void escape() {
        int second = next();
        add("ESC", second, "@i2m".indexOf(second) >= 0 ? 0 : 1);
    }

    private void group() {
        int second = next();
        if (second == 'v') {
            int width = unsigned(2) | unsigned(3) << 8;
            int height = unsigned(4) | unsigned(5) << 8;
            at += 6;
            lines.add("GS v 0  %d bytes x %d rows  %s".formatted(width, height, digest(bytes, at, width * height)));
            at += width * height;
        } else if (second == '(') {
            int length = unsigned(1) | unsigned(2) << 8;
            add("GS (", next(), 2 + length);
        } else if (second == 'V') {
            add("GS", second, bytes[at] == 66 ? 2 : 1);
        } else {
            add("GS", second, second == 'e' && bytes[at] == 3 ? 2 : 1);
        }
    }

    private void text() {
        int from = at - 1;
        while (at < bytes.length && unsigned(0) >= ' ') {
            at++;
        }
        lines.add("“" + new String(bytes, from, at - from, letters) + "”");
    }

    private void add(String prefix, int command, int parameters) {
        StringBuilder line = new StringBuilder(prefix).append(' ').append((char) command);
        for (int i = 0; i < parameters; i++) {
            line.append(" %02X".formatted(next()));
        }
        lines.add(line.toString());
    }

    private int next() {
        return Byte.toUnsignedInt(bytes[at++]);
    }

    private int unsigned(int offset) {
        return Byte.toUnsignedInt(bytes[at + offset]);
    }

    private static String digest(byte[] bytes, int from, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, length);
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
