package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Mode;
import java.util.List;
import java.util.Locale;

/** The facts about a printer that its test page shows, and the letters. */
record TestFacts(Paper.Test page, PrinterProfile profile) {
    private static final double MM_AN_INCH = 25.4;

    /** Letters, and the languages that need them. */
    List<Slip.Line> alphabets() {
        return List.of(
                new Slip.Line("Русский", "АБВГДЕЁЖЗИЙКЛМНОП РСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмноп рстуфхцчшщъыьэюя"),
                new Slip.Line("Қазақша", "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"),
                new Slip.Line("Українська", "Ґґ Єє Іі Її ’"),
                new Slip.Line("Oʻzbekcha", "Ўў Ққ Ғғ Ҳҳ Oʻoʻ Gʻgʻ"),
                new Slip.Line(word("Знаки", "Signs"), "«Ёлочки» — № 5 · 12–18 …"));
    }

    String title() {
        return word("Тестовая страница", "Test page");
    }

    List<Slip.Line> lines() {
        String mode = profile.mode() == Mode.RASTER ? word("картинкой", "as a picture") : word("буквами", "as letters");
        return List.of(
                new Slip.Line(word("Принтер", "Printer"), page.printer()),
                new Slip.Line(word("Профиль", "Profile"), profile.name(page.language()) + " (" + profile.code() + ")"),
                new Slip.Line(word("Печать", "Prints"), mode),
                new Slip.Line(word("Ширина", "Width"), width()),
                new Slip.Line(
                        word("Кодовая страница", "Code page"), profile.charset() + ", ESC t " + profile.codeTable()),
                new Slip.Line(word("Время", "Time"), page.time()));
    }

    /** The width in dots and in millimetres. */
    String width() {
        Locale locale = page.language().equals("ru") ? Locale.forLanguageTag("ru") : Locale.ENGLISH;
        double millimetres = profile.widthDots() * MM_AN_INCH / profile.dpi();
        return String.format(locale, word("%d точек = %.1f мм", "%d dots = %.1f mm"), profile.widthDots(), millimetres);
    }

    /** What the ruler's ends mean. */
    String ends() {
        return word("Видны обе крайние линии? Тогда ширина верна.", "Both end lines visible? Then the width is right.");
    }

    private String word(String russian, String english) {
        return page.language().equals("ru") ? russian : english;
    }
}
