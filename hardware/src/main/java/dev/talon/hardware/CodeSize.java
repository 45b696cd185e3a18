package dev.talon.hardware;

import dev.talon.hardware.escpos.TextPage;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.profile.PrinterProfile;

/**
 * Places a QR code between lines of letters: drawn by the printer, or as a picture that is small enough for a slow
 * line.
 */
final class CodeSize {
    /** The code's white border: no line of letters may be nearer. */
    private static final double BORDER_MM = 3;

    private CodeSize() {}

    static void put(TextPage page, PrinterProfile profile, String url, Size size) {
        QrCode code = QrCode.of(url);
        int most = profile.widthDots() / (code.side() + 2 * QrCode.QUIET);
        if (profile.nativeQr()) {
            page.code(url, Math.max(1, Math.min(most, drawnByPrinter(size))));
        } else {
            page.picture(code.picture(Math.max(1, Math.min(most, drawn(size)))));
        }
        page.space(BORDER_MM);
    }

    /** Dots a module; every telephone reads 6 at once. */
    private static int drawnByPrinter(Size size) {
        return switch (size) {
            case SMALL -> 4;
            case NORMAL -> 6;
            case MEDIUM -> 7;
            case LARGE -> 8;
            case HUGE -> 10;
        };
    }

    /** Dots a module: half a millimetre is still read by every telephone, and each dot must be sent. */
    private static int drawn(Size size) {
        return switch (size) {
            case SMALL -> 3;
            case NORMAL -> 4;
            case MEDIUM -> 5;
            case LARGE -> 6;
            case HUGE -> 8;
        };
    }
}
