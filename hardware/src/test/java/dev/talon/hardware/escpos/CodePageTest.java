package dev.talon.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePageTest {
    private final CodePage dos = new CodePage(Charset.forName("IBM866"));
    private final CodePage windows = new CodePage(Charset.forName("windows-1251"));

    @ParameterizedTest
    @CsvSource({
        "12–18 минут, 12-18 минут, 12–18 минут",
        "Перерыв — до 13:00, Перерыв - до 13:00, Перерыв — до 13:00",
        "«Заря», \"Заря\", «Заря»",
        "№ 5, № 5, № 5",
        "Ёлка, Ёлка, Ёлка",
        "и\u0306од, йод, йод",
        "Қазақша Әліппе, Казакша Алiппе, Казакша Аліппе",
        "Ғ Ң Ө Ұ Ү Һ І, Г Н О У У Х I, Г Н О У У Х І",
        "Ґанок Її є, Ганок Її є, Ґанок Її є",
        "Oʻzbekcha Ўзбек Ҳ, O'zbekcha Ўзбек Х, O'zbekcha Ўзбек Х",
        "Žluťoučký café, Zlutoucky cafe, Zlutoucky cafe",
        "100 ₽ · 5 €, 100 р. · 5 EUR, 100 р. · 5 €",
        "日本 😀, ** *, ** *",
        "да?, да?, да?"
    })
    void whatThePageLacksBecomesTheNearest(String text, String inDos, String inWindows) {
        assertThat(dos.fit(text)).isEqualTo(inDos);
        assertThat(windows.fit(text)).isEqualTo(inWindows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM866", "windows-1251", "IBM855", "KOI8-R", "windows-1252", "ISO-8859-5"})
    void everyPageCanEncodeWhatItMadeAndNothingBecomesAQuestion(String charset) {
        CodePage page = new CodePage(Charset.forName(charset));
        for (int character = 0; character < 0x10000; character++) {
            if (Character.isSurrogate((char) character) || character == '?') {
                continue;
            }
            String fitted = page.fit(Character.toString(character));

            assertThat(page.has(fitted)).as("U+%04X", character).isTrue();
            assertThat(fitted).as("U+%04X", character).doesNotContain("?");
            assertThat(fitted.getBytes(Charset.forName(charset)))
                    .as("U+%04X".formatted(character))
                    .doesNotContain('?');
        }
    }

    @Test
    void nothingInATextReachesThePrinterAsACommand() {
        assertThat(dos.fit("А\u001B@\u0010\u0004\u001DV\u0000Б\u007F\u0085\tВ")).isEqualTo("А@VБВ");
        assertThat(dos.fit("первая\nвторая")).isEqualTo("первая\nвторая");
        assertThat(windows.fit("нет\u00A0разрыва, мягкий\u00ADперенос")).isEqualTo("нет разрыва, мягкийперенос");
    }

    @Test
    void aRowShowsWhatThePrinterHasThere() {
        assertThat(dos.row(0x80)).isEqualTo("АБВГДЕЖЗИЙКЛМНОП");
        assertThat(dos.row(0xF0)).isEqualTo("ЁёЄєЇїЎў°∙·√№¤■ ");
        assertThat(windows.row(0xC0)).isEqualTo("АБВГДЕЖЗИЙКЛМНОП");
        assertThat(windows.row(0x90)).isEqualTo("ђ‘’“”•–— ™љ›њќћџ");
    }
}
