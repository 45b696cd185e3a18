package dev.talon.hardware;

import dev.talon.hardware.escpos.RasterBytes;
import dev.talon.hardware.layout.SlipLayout;
import java.awt.image.BufferedImage;

/** Draws a slip as the printer will print it, dot by dot. */
public final class SlipImage {
    /** Dots across the paper of an 80 mm printer at 203 dpi. */
    public static final int WIDTH_80_MM = 576;

    /** Dots across the paper of a 58 mm printer at 203 dpi. */
    public static final int WIDTH_58_MM = 384;

    static final String COPY = "КОПИЯ · COPY";

    private SlipImage() {}

    /** Draws a slip in the usual layout. */
    public static BufferedImage draw(Slip slip, int widthDots) {
        return draw(slip, SlipLayout.USUAL, widthDots);
    }

    /**
     * Draws a slip in black and white ({@code TYPE_BYTE_BINARY}), as high as its blocks need. A reprint says so at its
     * top, whatever the layout.
     *
     * @param widthDots dots across the paper, a multiple of 8 from 256 to 1024
     * @throws IllegalArgumentException when the width is none of these
     */
    public static BufferedImage draw(Slip slip, SlipLayout layout, int widthDots) {
        Sheet sheet = Sheet.of(widthDots);
        Sizes sizes = Sizes.of(widthDots);
        if (slip.copy()) {
            sheet.bar(COPY, sizes.title(), sizes.title() + sizes.gap() * 2 / 3);
            sheet.space(sizes.gap());
        }
        BlockInk ink = new BlockInk(slip, layout, sheet, sizes);
        layout.blocks().forEach(ink::print);
        return RasterBytes.printable(sheet.picture());
    }
}
