package dev.talon.hardware;

import dev.talon.hardware.escpos.CodePage;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.type.Cells;
import dev.talon.hardware.type.Typeface;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** The test page as a picture. */
final class TestPicture {
    private static final int LETTERS_FROM = 0x80;

    private TestPicture() {}

    static BufferedImage draw(Paper.Test page, PrinterProfile profile) {
        TestFacts facts = new TestFacts(page, profile);
        Sheet sheet = Sheet.of(profile.widthDots());
        Sizes sizes = Sizes.of(profile.widthDots());
        sheet.centred(facts.title(), Typeface.BOLD, sizes.service(), sizes.line(sizes.service()));
        sheet.space(sizes.gap() / 2);
        facts.lines().forEach(line -> sheet.columns(line.name(), line.value(), sizes.small(), sizes.row()));
        sheet.space(sizes.gap());
        sheet.across(Ruler.TALL, (g, width, top) -> Ruler.draw(g, width, top, profile.dpi()));
        sheet.space(sizes.gap() / 2);
        sheet.centred(facts.ends(), Typeface.MEDIUM, sizes.small(), sizes.line(sizes.small()));
        sheet.space(sizes.gap());
        codePage(sheet, sizes, new CodePage(profile.letters()));
        sheet.space(sizes.gap());
        for (Slip.Line alphabet : facts.alphabets()) {
            sheet.centred(alphabet.name(), Typeface.MEDIUM, sizes.small(), sizes.line(sizes.small()));
            sheet.centred(alphabet.value(), Typeface.BOLD, sizes.text(), sizes.line(sizes.text()));
        }
        sheet.space(sizes.gap());
        if (!page.url().isEmpty()) {
            sheet.code(QrCode.of(page.url()), sizes.code());
            sheet.space(sizes.gap() / 2);
            sheet.centred(page.url(), Typeface.MEDIUM, sizes.small(), sizes.line(sizes.small()));
            sheet.space(sizes.gap() / 2);
        }
        return sheet.picture();
    }

    /** Each row begins with the value of its first byte. */
    private static void codePage(Sheet sheet, Sizes sizes, CodePage page) {
        for (int from = LETTERS_FROM; from < 0x100; from += 16) {
            String row = page.row(from);
            String name = Integer.toHexString(from).toUpperCase(Locale.ROOT);
            sheet.across(Cells.LINE, (g, width, top) -> {
                int step = (width - 2 * sizes.margin()) / 18;
                int left = sizes.margin();
                Typeface.MEDIUM.draw(g, name, left, top + 20, 20);
                for (int i = 0; i < row.length(); i++) {
                    Cells.draw(g, row.charAt(i), left + (i + 2) * step, top, 1, 1, false);
                }
            });
        }
    }
}
