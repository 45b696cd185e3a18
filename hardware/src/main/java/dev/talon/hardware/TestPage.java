package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.type.Typeface;
import java.awt.image.BufferedImage;

/** The page that shows what a printer makes of its profile. */
final class TestPage {
    private TestPage() {}

    static BufferedImage draw(Paper.Test page, PrinterProfile profile) {
        Sheet sheet = Sheet.of(profile.widthDots());
        Sizes sizes = Sizes.of(profile.widthDots());
        sheet.centred(profile.name(page.language()), Typeface.BOLD, sizes.title(), sizes.line(sizes.title()));
        sheet.space(sizes.gap());
        sheet.centred(page.printer(), Typeface.MEDIUM, sizes.text(), sizes.line(sizes.text()));
        sheet.centred(page.time(), Typeface.MEDIUM, sizes.text(), sizes.line(sizes.text()));
        sheet.space(sizes.gap());
        sheet.code(QrCode.of(page.url()), sizes.code());
        sheet.space(sizes.gap());
        return sheet.picture();
    }
}
