package dev.talon.report.intake;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Files that are often sent in place of a text, by how they begin. */
enum Signature {
    ZIP("504b0304", "is a workbook (XLSX) or an archive (ZIP)", "Save it as CSV, or unpack it."),
    GZIP("1f8b", "is packed (gzip)", "Unpack it."),
    BZIP("425a68", "is packed (bzip2)", "Unpack it."),
    XZ("fd377a585a00", "is packed (xz)", "Unpack it."),
    OLD_OFFICE("d0cf11e0a1b11ae1", "is a workbook of an old kind (XLS)", "Save it as CSV."),
    PDF("255044462d", "is a PDF", "Send the file it was made from."),
    UTF_16_LE("fffe", "is in UTF-16", "Save it in UTF-8."),
    UTF_16_BE("feff", "is in UTF-16", "Save it in UTF-8.");

    /** Bytes that the longest one takes. */
    static final int LONGEST = 8;

    private final byte[] start;
    private final String what;
    private final String remedy;

    Signature(String start, String what, String remedy) {
        this.start = HexFormat.of().parseHex(start);
        this.what = what;
        this.remedy = remedy;
    }

    String problem() {
        return "the file " + what + ". " + remedy;
    }

    static Optional<Signature> of(byte[] head, int length) {
        return Arrays.stream(values())
                .filter(known -> length >= known.start.length
                        && Arrays.equals(head, 0, known.start.length, known.start, 0, known.start.length))
                .findFirst();
    }
}
