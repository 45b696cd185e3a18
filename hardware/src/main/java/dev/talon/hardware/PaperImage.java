package dev.talon.hardware;

import dev.talon.hardware.escpos.RasterBytes;
import dev.talon.hardware.escpos.TextPicture;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Mode;
import java.awt.image.BufferedImage;

/** The picture of a paper: in raster mode every dot that will be printed, in text mode the same lines in similar letters. */
public final class PaperImage {
    private PaperImage() {}

    /** Draws a paper as a printer of that profile prints it: {@code TYPE_BYTE_BINARY}, as wide as the profile says. */
    public static BufferedImage draw(Paper paper, PrinterProfile profile) {
        if (profile.mode() == Mode.TEXT) {
            return TextPicture.draw(
                    PaperLetters.set(paper, profile),
                    profile,
                    (url, module) -> QrCode.of(url).picture(module));
        }
        if (paper instanceof Paper.Ticket ticket) {
            return SlipImage.draw(ticket.slip(), ticket.layout(), profile.widthDots());
        }
        return RasterBytes.printable(TestPicture.draw((Paper.Test) paper, profile));
    }
}
