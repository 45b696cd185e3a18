package dev.talon.hardware;

/**
 * The state that a printer reports.
 *
 * @param fault why it cannot print, in the words of {@link PrintResult}; empty when it can
 * @param paperLow whether the roll will end soon; false if the printer does not report it
 * @param note something worth knowing that does not prevent printing; empty when there is nothing
 */
record Report(String fault, boolean paperLow, String note) {
    static final Report READY = new Report("", false, "");
    static final Report LOW = new Report("", true, "");

    static Report stopped(String fault) {
        return new Report(fault, false, "");
    }

    boolean stops() {
        return !fault.isEmpty();
    }

    PrinterCondition condition() {
        return switch (fault) {
            case "" ->
                PrinterCondition.now(paperLow ? PrinterCondition.State.PAPER_LOW : PrinterCondition.State.READY, note);
            case PrintResult.PAPER_OUT -> PrinterCondition.now(PrinterCondition.State.PAPER_OUT);
            case PrintResult.COVER_OPEN -> PrinterCondition.now(PrinterCondition.State.COVER_OPEN);
            case PrintResult.CUTTER -> PrinterCondition.now(PrinterCondition.State.CUTTER);
            case PrintResult.PAPER_JAM -> PrinterCondition.now(PrinterCondition.State.PAPER_JAM);
            case PrintResult.PRINTER_ERROR -> PrinterCondition.now(PrinterCondition.State.PRINTER_ERROR);
            default -> PrinterCondition.now(PrinterCondition.State.OFFLINE, fault);
        };
    }
}
