package dev.talon.report.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A file's bytes as text: UTF-8, with or without its mark, or CP1251. Which of them shows at the first letter that is not
 * Latin, wherever in the file it stands; what comes before is the same in both. In a file of UTF-8 a byte that does not
 * belong comes as U+FFFD, so that the check of the line can name it.
 */
public final class FileText extends Reader {
    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final int BUFFER = 64 * 1024;
    /** Bytes that the choice of the encoding is made by. */
    private static final int STRETCH = 4096;

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String PUNCTUATION_1251 = "ЁёІіЇїЄєҐґ«»№–—…“”„‘’•°§\u00A0";

    /** What of CP1251 a Russian text has; the second bytes of Cyrillic letters in UTF-8 are mostly others. */
    private static final BitSet PLAUSIBLE = new BitSet(256);

    static {
        PLAUSIBLE.set(0xC0, 0x100);
        for (byte sign : PUNCTUATION_1251.getBytes(CP1251)) {
            PLAUSIBLE.set(sign & 0xFF);
        }
    }

    private final PushbackInputStream bytes;
    private final byte[] ascii = new byte[BUFFER];
    private Charset charset = StandardCharsets.US_ASCII;
    private Reader rest;

    private FileText(PushbackInputStream bytes) {
        this.bytes = bytes;
    }

    /** @throws NotText where the file begins as no text does */
    public static FileText of(InputStream file) throws IOException {
        byte[] head = file.readNBytes(Signature.LONGEST);
        var known = Signature.of(head, head.length);
        if (known.isPresent()) {
            throw new NotText(1, known.get().problem());
        }
        boolean marked = head.length >= 3 && Arrays.equals(head, 0, 3, UTF_8_MARK, 0, 3);
        int start = marked ? UTF_8_MARK.length : 0;
        var whole = new SequenceInputStream(new ByteArrayInputStream(head, start, head.length - start), file);
        var text = new FileText(new PushbackInputStream(new NoZeroes(whole), BUFFER));
        if (marked) {
            text.decided(StandardCharsets.UTF_8);
        }
        return text;
    }

    /** {@code UTF-8} or {@code CP1251}, as far as it was read; a file of Latin letters only is both. */
    public String encoding() {
        return charset.equals(CP1251) ? "CP1251" : "UTF-8";
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (rest != null) {
            return rest.read(into, offset, length);
        }
        int read = bytes.read(ascii, 0, Math.min(length, BUFFER));
        if (read == -1) {
            return -1;
        }
        int latin = 0;
        while (latin < read && ascii[latin] >= 0) {
            into[offset + latin] = (char) ascii[latin];
            latin++;
        }
        if (latin < read) {
            bytes.unread(ascii, latin, read - latin);
            byte[] stretch = bytes.readNBytes(STRETCH);
            bytes.unread(stretch);
            decided(encodingOf(stretch));
            return latin > 0 ? latin : read(into, offset, length);
        }
        return read;
    }

    private void decided(Charset found) {
        charset = found;
        rest = new InputStreamReader(bytes, found);
    }

    /** By the rest of the line of the first letter: the line is UTF-8, or it may be CP1251, or it is neither. */
    private static Charset encodingOf(byte[] stretch) {
        int end = 0;
        while (end < stretch.length && stretch[end] != '\n') {
            end++;
        }
        boolean plausible = true;
        for (int i = 0; i < end; i++) {
            plausible &= stretch[i] >= 0 || PLAUSIBLE.get(stretch[i] & 0xFF);
        }
        return !isUtf8(stretch, end) && plausible ? CP1251 : StandardCharsets.UTF_8;
    }

    private static boolean isUtf8(byte[] line, int length) {
        // The stretch may end within a letter.
        int end = length;
        while (length == STRETCH && end > length - 4 && line[end - 1] < 0) {
            end--;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, end));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
