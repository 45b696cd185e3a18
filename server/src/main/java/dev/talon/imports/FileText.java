package dev.talon.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Decodes a file: UTF-8, with or without its mark, or CP1251. The first line with a letter that is not Latin decides
 * which; everything before is the same in both. Bytes that do not belong to the file's encoding become U+FFFD, so
 * that the check of the line can report it.
 */
public final class FileText extends Reader {
    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final int BUFFER = 64 * 1024;
    private static final char NOT_TEXT = '\uFFFD';

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String PUNCTUATION_1251 = "ЁёІіЇїЄєҐґ«»№–—…“”„‘’•°§\u00A0";

    /**
     * The bytes of CP1251 that occur in Russian texts; the second bytes of Cyrillic letters in UTF-8 are mostly others.
     */
    private static final BitSet PLAUSIBLE = new BitSet(256);

    static {
        PLAUSIBLE.set(0xC0, 0x100);
        for (byte sign : PUNCTUATION_1251.getBytes(CP1251)) {
            PLAUSIBLE.set(sign & 0xFF);
        }
    }

    private final InputStream file;
    private final byte[] bytes = new byte[BUFFER];
    private int from;
    private int to;
    private char[] text = new char[0];
    private int position;
    private Optional<Charset> charset = Optional.empty();

    private FileText(InputStream file) {
        this.file = file;
    }

    /** @throws NotText where the file begins as no text does */
    public static FileText of(InputStream file) throws IOException {
        var text = new FileText(file);
        text.to = file.readNBytes(text.bytes, 0, Signature.HEAD);
        Optional<String> problem = Signature.problem(text.bytes, text.to);
        if (problem.isPresent()) {
            throw new NotText(1, problem.get());
        }
        if (text.to >= UTF_8_MARK.length && Arrays.equals(text.bytes, 0, 3, UTF_8_MARK, 0, 3)) {
            text.from = UTF_8_MARK.length;
            text.charset = Optional.of(StandardCharsets.UTF_8);
        }
        return text;
    }

    /** {@code UTF-8} or {@code CP1251}, as far as it was read; a file of Latin letters only is both. */
    public String encoding() {
        return charset.filter(CP1251::equals).isPresent() ? "CP1251" : "UTF-8";
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == text.length && !next()) {
            return -1;
        }
        int count = Math.min(length, text.length - position);
        System.arraycopy(text, position, into, offset, count);
        position += count;
        return count;
    }

    /**
     * Reads the next part: as many whole lines of Latin letters as available, or one other line, or a piece of a long
     * line.
     */
    private boolean next() throws IOException {
        int at = from;
        int line = from;
        boolean latin = true;
        boolean ended = false;
        while (!ended) {
            if (at == to) {
                if (line > from) {
                    return take(line, true);
                }
                at -= from;
                line = 0;
                if (!more()) {
                    return to > 0 && take(latin ? to : wholeLetters(), latin);
                }
            }
            byte next = bytes[at];
            if (next < 0 && line > from) {
                return take(line, true);
            }
            latin &= next >= 0;
            at++;
            if (next == '\n') {
                line = at;
                ended = !latin;
            }
        }
        return take(at, false);
    }

    /** Whether there are more bytes behind those that are not taken yet. */
    private boolean more() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
        int read = to == BUFFER ? -1 : file.read(bytes, to, BUFFER - to);
        to += Math.max(read, 0);
        return read > 0;
    }

    /** Where the last whole letter of a long line's piece ends, if it is UTF-8. */
    private int wholeLetters() {
        for (int i = to - 1; to == BUFFER && i > to - 4; i--) {
            int next = bytes[i] & 0xFF;
            if (next >= 0xC0) {
                int letter = next >= 0xF0 ? 4 : next >= 0xE0 ? 3 : 2;
                return i + letter > to ? i : to;
            }
        }
        return to;
    }

    private boolean take(int end, boolean latin) {
        text = latin ? latin(end) : decoded(end);
        position = 0;
        from = end;
        return true;
    }

    private char[] latin(int end) {
        char[] made = new char[end - from];
        for (int i = 0; i < made.length; i++) {
            made[i] = (char) bytes[from + i];
        }
        return made;
    }

    private char[] decoded(int end) {
        boolean utf8 = isUtf8(end);
        if (charset.isEmpty()) {
            charset = utf8
                    ? Optional.of(StandardCharsets.UTF_8)
                    : Optional.of(CP1251).filter(any -> isPlausible(end));
        }
        boolean alien = utf8 && charset.filter(CP1251::equals).isPresent();
        var line = new String(
                bytes, from, end - from, alien ? StandardCharsets.UTF_8 : charset.orElse(StandardCharsets.UTF_8));
        char[] made = line.toCharArray();
        for (int i = 0; alien && i < made.length; i++) {
            made[i] = made[i] < 128 ? made[i] : NOT_TEXT;
        }
        return made;
    }

    private boolean isPlausible(int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] < 0 && !PLAUSIBLE.get(bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private boolean isUtf8(int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
