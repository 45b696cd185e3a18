package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.Block.Size;
import dev.talon.hardware.layout.Logo;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.hardware.profile.PrinterProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextModeTest {
    private static final PrinterProfile SERIAL = Models.shipped("serial-text");

    @Test
    void aTicketReadsInCodePage866() throws Exception {
        assertThat(lines(Slips.CONSULTATION, Models.letters("IBM866", 17)))
                .containsExactly(
                        "Центр обслуживания клиентов",
                        "ул. Артёма, 80",
                        "К042",
                        "Консультация",
                        "─".repeat(48),
                        "Перед вами" + " ".repeat(37) + "4",
                        "Ждать примерно" + " ".repeat(23) + "12-18 минут",
                        "Выдан" + " ".repeat(27) + "14.05.2026 10:42",
                        "─".repeat(48),
                        "Наведите камеру телефона -",
                        "очередь будет у вас в руке",
                        "Возьмите паспорт и показания счётчика");
    }

    @ParameterizedTest
    @ValueSource(ints = {46, 73})
    void aTicketReadsInCodePage1251WhateverItsNumber(int table) throws Exception {
        assertThat(lines(Slips.LONG_NAMES, Models.letters("windows-1251", table)))
                .contains(
                        "электрической энергии «Донецкэнерго»",
                        "М1000",
                        "-".repeat(48),
                        "                 1 час 10 минут – 1 час 40 минут",
                        "Наведите камеру телефона —");
    }

    @Test
    void aCopySaysSoInWhiteOnBlackFromEdgeToEdge() throws Exception {
        Printed copy = Printed.of(ticket(Slips.copyOf(Slips.CONSULTATION)), SERIAL);

        assertThat(copy.lines().get(0).strip()).isEqualTo("КОПИЯ · COPY");
        assertThat(copy.lines().get(0)).hasSize(48);
        assertThat(Pictures.black(copy.picture(), 0, 2)).isTrue();
        assertThat(Pictures.black(copy.picture(), 575, 2)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"К042, 192", "Ж10000, 288", "КАССА-1000-ВЫДАЧА, 408"})
    void theLabelIsFourTimesAsLargeWhereItFits(String label, int width) throws Exception {
        SlipLayout bare = new SlipLayout(List.of(Block.of(Kind.LABEL, 0)), Logo.NONE);

        Printed printed = Printed.of(new Paper.Ticket(Slips.labelled(label), bare), SERIAL);

        assertThat(printed.lines()).containsExactly(label);
        assertThat(Pictures.inkWidth(printed.picture())).isBetween(width * 9 / 10, width);
    }

    @Test
    void chineseFirmwareReadsLettersOnlyAfterLeavingItsOwnMode() throws Exception {
        PrinterProfile forgetful = Models.changed(SERIAL, json -> json.put("cancelKanji", false));

        assertThat(Printed.of(PaperBytes.encode(ticket(Slips.CONSULTATION), SERIAL), 576, true)
                        .faults())
                .isEmpty();
        byte[] bytes = PaperBytes.encode(ticket(Slips.CONSULTATION), forgetful);
        assertThat(Printed.faultsOf(bytes, 576, true)).first().asString().contains("hieroglyph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001B@\u0010\u0004\u0001", "日本語のテキスト", "Ә Ғ Қ Ң Ө Ұ Ү Һ І", "?", "а\tб"})
    void whateverStandsInANameThePrinterSetsItsLettersOnly(String name) throws Exception {
        Slip slip = new Slip("ru", name, name, "К042", name, List.of(new Slip.Line(name, name)), "", "", name, true);

        Printed printed = Printed.of(ticket(slip), SERIAL);

        assertThat(printed.faults()).isEmpty();
        assertThat(printed.lines()).contains("К042");
        assertThat(String.join("", printed.lines()).contains("?")).isEqualTo(name.equals("?"));
    }

    @Test
    void namesOfAnyLengthStayOnThePaper() throws Exception {
        String word = "Электроэнергосбытоваяорганизацияроссийскойфедерации";
        Slip slip =
                new Slip("ru", word, word, word, word, List.of(new Slip.Line(word, word)), Slips.URL, word, word, true);
        for (Size size : Size.values()) {
            SlipLayout layout = new SlipLayout(
                    SlipLayout.USUAL.blocks().stream()
                            .map(block -> new Block(block.kind(), true, size, block.above(), Map.of()))
                            .toList(),
                    Logo.NONE);
            for (PrinterProfile profile : List.of(SERIAL, SERIAL.withWidth(384), SERIAL.withWidth(256))) {
                Printed printed = Printed.of(new Paper.Ticket(slip, layout), profile);

                assertThat(printed.faults()).isEmpty();
                assertThat(String.join("", printed.lines()).replace(" ", "")).contains(word);
            }
        }
    }

    @Test
    void aLogoBetweenLettersIsKeptSmall() throws Exception {
        SlipLayout layout = new SlipLayout(
                List.of(new Block(Kind.LOGO, true, Size.HUGE, 0, Map.of()), Block.of(Kind.LABEL, 0)),
                Logos.shades(800, 300));
        Paper paper = new Paper.Ticket(Slips.CONSULTATION, layout);

        Printed printed = Printed.of(paper, SERIAL);

        assertThat(printed.faults()).isEmpty();
        assertThat(PaperBytes.encode(paper, SERIAL)).hasSizeLessThan(2_500);
        assertThat(Pictures.darkness(printed.picture(), 192, 0, 96, 70)).isGreaterThan(0.6);
        assertThat(Pictures.darkness(printed.picture(), 0, 0, 190, 70)).isZero();
    }

    @Test
    void theLongestAddressStillMakesAReadableCode() throws Exception {
        String url = "https://queue.example/t/" + "aB3".repeat(92);
        for (boolean drawnByPrinter : new boolean[] {true, false}) {
            for (PrinterProfile paper : List.of(SERIAL, SERIAL.withWidth(384))) {
                PrinterProfile profile = Models.changed(paper, json -> json.put("nativeQr", drawnByPrinter));

                Printed printed = Printed.of(ticket(Slips.withUrl(url)), profile);

                assertThat(printed.faults()).isEmpty();
                assertThat(Pictures.scan(printed.picture())).isEqualTo(url);
            }
        }
    }

    @Test
    void theTestPageShowsTheWholeCodePage() throws Exception {
        Paper page = new Paper.Test("hall", "14.05.2026 10:42", Slips.URL, "ru");

        List<String> lines =
                Printed.of(page, Models.letters("windows-1251", 46)).lines();

        assertThat(lines)
                .contains(
                        "Кодовая страница          windows-1251, ESC t 46",
                        "C0  А Б В Г Д Е Ж З И Й К Л М Н О П",
                        "D0  Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я",
                        "A0    Ў ў Ј ¤ Ґ ¦ § Ё © Є « ¬   ® Ї",
                        "|2345678901234567890123456789012345678901234567|");
        assertThat(lines).anyMatch(line -> line.contains("serial-text"));
        assertThat(lines).anyMatch(line -> line.endsWith("14.05.2026 10:42"));
    }

    private static Paper ticket(Slip slip) {
        return new Paper.Ticket(slip, SlipLayout.USUAL);
    }

    private static List<String> lines(Slip slip, PrinterProfile profile) throws Exception {
        Printed printed = Printed.of(ticket(slip), profile);
        assertThat(printed.faults()).isEmpty();
        return printed.lines();
    }
}
