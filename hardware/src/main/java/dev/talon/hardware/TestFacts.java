package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Mode;
import dev.talon.words.Words;
import java.util.List;

/** What a test page says of its printer, and the letters it shows. */
record TestFacts(Paper.Test page, PrinterProfile profile, Words words) {
    private static final double MM_AN_INCH = 25.4;

    TestFacts(Paper.Test page, PrinterProfile profile) {
        this(page, profile, new Words("test-page", page.language()));
    }

    /** Letters, and the languages that need them. */
    List<Slip.Line> alphabets() {
        return List.of(
                new Slip.Line("Русский", "АБВГДЕЁЖЗИЙКЛМНОП РСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмноп рстуфхцчшщъыьэюя"),
                new Slip.Line("Қазақша", "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"),
                new Slip.Line("Українська", "Ґґ Єє Іі Її ’"),
                new Slip.Line("Oʻzbekcha", "Ўў Ққ Ғғ Ҳҳ Oʻoʻ Gʻgʻ"),
                new Slip.Line(words.text("signs"), "«Ёлочки» — № 5 · 12–18 …"));
    }

    String title() {
        return words.text("title");
    }

    List<Slip.Line> lines() {
        String mode = profile.mode() == Mode.RASTER ? words.text("asPicture") : words.text("asLetters");
        return List.of(
                new Slip.Line(words.text("printer"), page.printer()),
                new Slip.Line(words.text("profile"), profile.name().in(page.language()) + " (" + profile.code() + ")"),
                new Slip.Line(words.text("prints"), mode),
                new Slip.Line(words.text("width"), width()),
                new Slip.Line(words.text("codePage"), profile.charset() + ", ESC t " + profile.codeTable()),
                new Slip.Line(words.text("time"), page.time()));
    }

    /** The width in dots and in millimetres. */
    String width() {
        double millimetres = profile.widthDots() * MM_AN_INCH / profile.dpi();
        return words.text("widthOf", profile.widthDots(), String.format(words.locale(), "%.1f", millimetres));
    }

    /** What the ruler's ends mean. */
    String ends() {
        return words.text("ends");
    }
}
