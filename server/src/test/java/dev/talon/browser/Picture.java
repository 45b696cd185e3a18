package dev.talon.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture of a page for the documents, and beside it, in a file of text, what the page said when it was taken: so that whoever changes the
 * page learns that its picture is old, and whoever reviews a change reads it. The same page drawn by another Chromium has other dots and
 * the same text.
 *
 * @param png   the picture
 * @param about its first line: language, size and the picture's checksum
 * @param said  what the page said; its digits are noughts, for times and counts are others at each taking
 */
public record Picture(byte[] png, String about, String said) {
    /** Of what a page shows now. @throws AssertionError where the page speaks another language */
    static Picture take(Page page, String language) {
        page.evaluate("() => document.fonts.ready");
        Object spoken = page.evaluate("document.documentElement.lang");
        if (!language.equals(spoken)) {
            throw new AssertionError(page.url() + " speaks " + spoken + " instead of " + language);
        }
        byte[] png = page.screenshot();
        var size = page.viewportSize();
        return new Picture(
                png,
                "%s %dx%d %s".formatted(language, size.width, size.height, sum(png)),
                page.evaluate("document.body.innerText")
                        .toString()
                        .replaceAll("\\d+", "0")
                        .replaceAll("[ \\t\\u00a0]+", " ")
                        .replaceAll("\\s*\\n\\s*", "\n")
                        .strip());
    }

    /** As it is kept. @param png its file; the text is beside it */
    public static Picture read(Path png) {
        try {
            String[] parts = Files.readString(text(png)).split("\n", 2);
            return new Picture(Files.readAllBytes(png), parts[0], parts[1].strip());
        } catch (IOException e) {
            throw new AssertionError(png + " or its text cannot be read: take the pictures anew", e);
        }
    }

    void write(Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.write(to, png);
        Files.writeString(text(to), about + "\n" + said + "\n");
    }

    /** Whether text and picture were taken together. */
    public boolean isWhole() {
        return about.endsWith(sum(png));
    }

    private static Path text(Path png) {
        return png.resolveSibling(png.getFileName().toString().replace(".png", ".txt"));
    }

    private static String sum(byte[] png) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(png))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
