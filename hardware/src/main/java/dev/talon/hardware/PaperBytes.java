package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;

/** The bytes of a paper: what a printer of a profile gets, from the reset to the cut. */
public final class PaperBytes {
    private PaperBytes() {}

    /** Encodes a paper for a printer of that profile. */
    public static byte[] encode(Paper paper, PrinterProfile profile) {
        return SlipBytes.encode(PaperImage.draw(paper, profile), profile);
    }
}
