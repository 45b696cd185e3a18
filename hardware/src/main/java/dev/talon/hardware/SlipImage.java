package dev.talon.hardware;

import dev.talon.hardware.type.Typeface;
import java.awt.image.BufferedImage;

/** Draws a slip as the printer will print it, dot by dot. */
public final class SlipImage {
    /** Dots across the paper of an 80 mm printer at 203 dpi. */
    public static final int WIDTH_80_MM = 576;

    /** Dots across the paper of a 58 mm printer at 203 dpi. */
    public static final int WIDTH_58_MM = 384;

    private static final String COPY = "КОПИЯ · COPY";

    private SlipImage() {}

    /**
     * Draws a slip in black and white, nothing between: {@code TYPE_BYTE_BINARY}, as high as its text needs.
     *
     * @param widthDots dots across the paper, a multiple of 8 from 256 to 1024
     * @throws IllegalArgumentException when the width is none of these
     */
    public static BufferedImage draw(Slip slip, int widthDots) {
        if (widthDots < 256 || widthDots > 1024 || widthDots % 8 != 0) {
            throw new IllegalArgumentException("paper is 256 to 1024 dots wide, in whole bytes: " + widthDots);
        }
        Sizes sizes = Sizes.of(widthDots);
        Sheet sheet = new Sheet(widthDots, sizes.margin());
        head(sheet, slip, sizes);
        facts(sheet, slip, sizes);
        foot(sheet, slip, sizes);
        return sheet.picture();
    }

    private static void head(Sheet sheet, Slip slip, Sizes sizes) {
        if (slip.copy()) {
            sheet.bar(COPY, sizes.title(), sizes.line(sizes.title()) + sizes.gap());
            sheet.space(sizes.gap());
        }
        sheet.centred(slip.centre(), Typeface.BOLD, sizes.title(), sizes.line(sizes.title()));
        sheet.space(sizes.gap() / 6);
        sheet.centred(slip.address(), Typeface.MEDIUM, sizes.small(), sizes.line(sizes.small()));
        sheet.space(sizes.gap() * 3 / 2);
        sheet.wide(slip.label(), sizes.highestLabel());
        sheet.space(sizes.gap() * 3 / 2);
        sheet.centred(slip.service(), Typeface.BOLD, sizes.service(), sizes.line(sizes.service()));
        sheet.space(sizes.gap());
    }

    private static void facts(Sheet sheet, Slip slip, Sizes sizes) {
        sheet.rule(sizes.rule());
        if (slip.lines().isEmpty()) {
            return;
        }
        sheet.space(sizes.gap() * 2 / 3);
        for (Slip.Line line : slip.lines()) {
            sheet.columns(line.name(), line.value(), sizes.text(), sizes.row());
        }
        sheet.space(sizes.gap() * 2 / 3);
        sheet.rule(sizes.rule());
    }

    private static void foot(Sheet sheet, Slip slip, Sizes sizes) {
        if (!slip.url().isEmpty()) {
            sheet.space(sizes.gap());
            sheet.code(QrCode.of(slip.url()), sizes.code());
            sheet.space(sizes.gap() / 2);
            sheet.centred(slip.qrCaption(), Typeface.MEDIUM, sizes.small(), sizes.line(sizes.small()));
        }
        if (!slip.advice().isBlank()) {
            sheet.space(sizes.gap() * 2 / 3);
            sheet.centred(slip.advice(), Typeface.BOLD, sizes.small(), sizes.line(sizes.small()));
        }
        sheet.space(sizes.gap() / 2);
    }
}
