package dev.talon.imports;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Recognises binary files that people often send instead of a text, by their first bytes. */
enum Signature {
    ZIP("504b0304", "is a workbook (XLSX) or an archive (ZIP)", "Save it as CSV, or unpack it."),
    GZIP("1f8b", "is packed (gzip)", "Unpack it."),
    BZIP("425a68", "is packed (bzip2)", "Unpack it."),
    XZ("fd377a585a00", "is packed (xz)", "Unpack it."),
    OLD_OFFICE("d0cf11e0a1b11ae1", "is a workbook of an old kind (XLS)", "Save it as CSV."),
    PDF("255044462d", "is a PDF", "Send the file it was made from."),
    UTF_16_LE("fffe", "is in UTF-16", "Save it in UTF-8."),
    UTF_16_BE("feff", "is in UTF-16", "Save it in UTF-8.");

    /** Bytes that tell what a file is. */
    static final int HEAD = 4096;

    /**
     * Control characters that a text may contain: a tab, ends of lines, a form feed, zeros of a disk that lost power,
     * an old end of file.
     */
    private static final String SIGNS = "\0\t\n\r\f\u001A";
    /** Among so many bytes one other control character is allowed, and a few in any case. */
    private static final int SELDOM = 50;

    private static final int FEW = 8;

    private final byte[] start;
    private final String what;
    private final String remedy;

    Signature(String start, String what, String remedy) {
        this.start = HexFormat.of().parseHex(start);
        this.what = what;
        this.remedy = remedy;
    }

    /** What a file is that begins so, where it is no text. */
    static Optional<String> problem(byte[] head, int length) {
        return Arrays.stream(values())
                .filter(known -> length >= known.start.length
                        && Arrays.equals(head, 0, known.start.length, known.start, 0, known.start.length))
                .findFirst()
                .map(known -> "the file " + known.what + ". " + known.remedy)
                .or(() -> Optional.of("the file is not a text: it is full of bytes that no text has")
                        .filter(any -> controls(head, length) > Math.max(FEW, length / SELDOM)));
    }

    private static int controls(byte[] head, int length) {
        int controls = 0;
        for (int i = 0; i < length; i++) {
            controls += head[i] >= 0 && head[i] < ' ' && SIGNS.indexOf(head[i]) < 0 ? 1 : 0;
        }
        return controls;
    }
}
