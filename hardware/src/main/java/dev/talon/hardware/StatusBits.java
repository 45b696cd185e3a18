package dev.talon.hardware;

/** The meaning of the bits in the longer answers. */
final class StatusBits {
    private StatusBits() {}

    /** The bits of {@code DLE EOT 3}, and of automatic status's second byte. */
    static String error(int bits) {
        if ((bits & 0x08) != 0) {
            return PrintResult.CUTTER;
        }
        // A mechanical error that must be cleared by hand; printers without a jam sensor report a jam like this.
        return (bits & 0x04) != 0 ? PrintResult.PAPER_JAM : PrintResult.PRINTER_ERROR;
    }

    /** Automatic status ({@code GS a}): its first three bytes; the fourth does not concern a slip. */
    static Report automatic(int printer, int error, int paper) {
        if ((paper & 0x0C) != 0) {
            return Report.stopped(PrintResult.PAPER_OUT);
        }
        if ((printer & 0x20) != 0) {
            return Report.stopped(PrintResult.COVER_OPEN);
        }
        if ((error & 0x6C) != 0) {
            return Report.stopped(error(error));
        }
        if ((printer & 0x08) != 0) {
            return Report.stopped(PrintResult.OFFLINE);
        }
        return (paper & 0x03) != 0 ? Report.LOW : Report.READY;
    }

    /** Custom's full status: the four bytes after its header. */
    static Report full(int paper, int user, int passing, int lasting) {
        if ((lasting & 0x01) != 0) {
            return Report.stopped(PrintResult.CUTTER);
        }
        if ((passing & 0x40) != 0) {
            return Report.stopped(PrintResult.PAPER_JAM);
        }
        if ((user & 0x03) != 0 || (lasting & 0x02) != 0) {
            return Report.stopped(PrintResult.COVER_OPEN);
        }
        if ((paper & 0x01) != 0) {
            return Report.stopped(PrintResult.PAPER_OUT);
        }
        if ((passing & 0x09) != 0 || (lasting & 0x4C) != 0) {
            return Report.stopped(PrintResult.PRINTER_ERROR);
        }
        if ((user & 0x60) != 0) {
            return Report.stopped(PrintResult.OFFLINE);
        }
        return new Report("", (paper & 0x44) != 0, (paper & 0x20) != 0 ? PrintResult.NOT_TAKEN : "");
    }
}
