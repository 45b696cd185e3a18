package dev.talon.hardware;

import dev.talon.hardware.escpos.RasterBytes;
import dev.talon.hardware.escpos.TextBytes;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Mode;

/** Turns a paper into the bytes for a printer of a profile, from the reset to the cut and the presenter. */
public final class PaperBytes {
    private PaperBytes() {}

    /**
     * Encodes a paper for a printer of that profile. In raster mode the printer prints {@link PaperImage#draw} dot by
     * dot.
     */
    public static byte[] encode(Paper paper, PrinterProfile profile) {
        return profile.mode() == Mode.TEXT
                ? TextBytes.encode(PaperLetters.set(paper, profile), profile)
                : RasterBytes.encode(PaperImage.draw(paper, profile), profile);
    }
}
