package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;
import java.awt.image.BufferedImage;

/** The picture of a paper: in raster mode every dot that will be printed. */
public final class PaperImage {
    private PaperImage() {}

    /** Draws a paper as a printer of that profile prints it: {@code TYPE_BYTE_BINARY}, as wide as the profile says. */
    public static BufferedImage draw(Paper paper, PrinterProfile profile) {
        if (paper instanceof Paper.Ticket ticket) {
            return SlipImage.draw(ticket.slip(), ticket.layout(), profile.widthDots());
        }
        return TestPage.draw((Paper.Test) paper, profile);
    }
}
