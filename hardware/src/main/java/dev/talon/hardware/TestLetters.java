package dev.talon.hardware;

import dev.talon.hardware.escpos.CodePage;
import dev.talon.hardware.escpos.Look;
import dev.talon.hardware.escpos.TextPage;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.profile.PrinterProfile;
import java.util.Locale;

/**
 * The test page in the printer's own letters. Hieroglyphs on it mean a wrong code table, or a mode of two bytes a
 * letter that was not switched off.
 */
final class TestLetters {
    private static final int LETTERS_FROM = 0x80;

    private TestLetters() {}

    static TextPage set(Paper.Test page, PrinterProfile profile) {
        TestFacts facts = new TestFacts(page, profile);
        TextPage paper = new TextPage(profile);
        Look plain = Look.centred(1, 1, false);
        paper.text(facts.title(), Look.centred(1, 2, true));
        facts.lines().forEach(line -> paper.columns(line.name(), line.value(), Look.PLAIN));
        paper.space(3);
        ruler(paper, profile.columns());
        paper.text(facts.ends(), plain);
        paper.space(3);
        CodePage letters = new CodePage(profile.letters());
        for (int from = LETTERS_FROM; from < 0x100; from += 16) {
            paper.exactly(
                    Integer.toHexString(from).toUpperCase(Locale.ROOT) + "  " + spread(letters.row(from), profile));
        }
        paper.space(3);
        facts.alphabets().forEach(alphabet -> {
            paper.text(alphabet.name() + ":", plain);
            paper.text(alphabet.value(), plain);
        });
        paper.space(3);
        if (!page.url().isEmpty()) {
            CodeSize.put(paper, profile, page.url(), Size.NORMAL);
            paper.text(page.url(), plain);
        }
        return paper;
    }

    /** The columns' numbers between the first and the last, which are lines. */
    private static void ruler(TextPage paper, int columns) {
        StringBuilder tens = new StringBuilder();
        StringBuilder ones = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
            boolean end = column == 1 || column == columns;
            tens.append(column % 10 == 0 ? Character.forDigit(column / 10 % 10, 10) : ' ');
            ones.append(end ? '|' : Character.forDigit(column % 10, 10));
        }
        paper.exactly(tens.toString());
        paper.exactly(ones.toString());
    }

    private static String spread(String row, PrinterProfile profile) {
        return profile.columns() >= 36 ? String.join(" ", row.split("")) : row;
    }
}
