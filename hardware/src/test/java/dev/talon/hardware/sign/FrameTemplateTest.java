package dev.talon.hardware.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.hardware.sign.SignState.Arrow;
import dev.talon.hardware.sign.SignState.Phase;
import dev.talon.words.Name;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTemplateTest {
    private static final FrameTemplate SHIPPED = Templates.shipped("rs485-11").orElseThrow();

    @Test
    void aCalledTicketIsElevenBytesAsTheSignsKnowThem() {
        assertThat(hex(SHIPPED, new SignState(Phase.CALLED, "А042", "5", Arrow.RIGHT)))
                .isEqualTo("01 20 21 C0 30 34 32 3E 35 20 07");
        assertThat(hex(SHIPPED, new SignState(Phase.SERVING, "А042", "5", Arrow.LEFT)))
                .isEqualTo("01 20 20 C0 30 34 32 3C 35 20 07");
    }

    @Test
    void nobodyCalledIsADarkSignAndAPauseSaysSo() {
        assertThat(hex(SHIPPED, new SignState(Phase.IDLE, "", "5", Arrow.NONE)))
                .isEqualTo("01 20 20 20 20 20 20 20 20 20 07");
        assertThat(hex(SHIPPED, new SignState(Phase.PAUSED, "", "5", Arrow.NONE, "13:40")))
                .isEqualTo("01 20 20 C4 CE 31 33 3A 34 30 07");
        assertThat(hex(SHIPPED, new SignState(Phase.PAUSED, "", "5", Arrow.NONE)))
                .isEqualTo("01 20 20 CF C5 D0 C5 D0 DB C2 07");
    }

    @Test
    void anAlarmTellsToLeaveAlsoWhereATemplateHasNoWordForIt() {
        SignState alarm = new SignState(Phase.ALARM, "", "5", Arrow.LEFT);
        assertThat(hex(SHIPPED, alarm)).isEqualTo("01 20 21 C2 DB D5 CE C4 20 20 07");
        assertThat(hex(template("{text}", Checksum.NONE), alarm)).isEqualTo("21 20");
    }

    @Test
    void aLetterThatTheSignLacksIsASpace() {
        assertThat(hex(SHIPPED, new SignState(Phase.CALLED, "Ә123", "5", Arrow.NONE)))
                .isEqualTo("01 20 21 20 31 32 33 2D 35 20 07");
    }

    @ParameterizedTest
    @CsvSource({
        "К042, 5, 'К042>5 '",
        "К042, 12, 'К042>12'",
        "К1000, 5, 'К1000>5'",
        "К1000, 12, '1000>12'",
        "К042, 105, '042>105'",
        "К042, 12А, '042>12А'",
        "К1000, 105, '>105   '",
        "К042, OKNO12, '>OKNO12'",
        "К042, OKNO-12, 'OKNO-12'",
        "К042, OKNO-120, '       '"
    })
    void aDesksNumberIsNeverCut(String label, String desk, String shown) {
        for (Phase phase : List.of(Phase.CALLED, Phase.SERVING)) {
            byte[] frame = SHIPPED.encode(0x20, new SignState(phase, label, desk, Arrow.RIGHT));
            assertThat(new String(frame, 3, 7, Charset.forName("windows-1251"))).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, '', ''",
        "12, '', 1000>12",
        "105, К999>105, >105",
        "12А, К999>12А, >12А",
        "OKNO-120, К999>OKNO-120, ''"
    })
    void whatDoesNotFitIsKnownBeforeAnybodyIsCalled(String desk, String tooLong, String shortened) {
        DeskFit fit = new DeskFit(SHIPPED, desk, Arrow.RIGHT);
        assertThat(fit.tooLong().orElse("")).isEqualTo(tooLong);
        assertThat(fit.shortened().orElse("")).isEqualTo(shortened);
        assertThat(fit.roomForDesk()).isEqualTo(2);
    }

    @Test
    void aTextWithoutADeskHasRoomForATicketOrIsKnownNotTo() {
        assertThat(new DeskFit(template("01 {text}", Checksum.NONE), "5", Arrow.NONE).cutsTickets())
                .isTrue();
        assertThat(new DeskFit(SHIPPED, "OKNO-120", Arrow.NONE).cutsTickets()).isFalse();
    }

    @Test
    void aSignThatLacksALetterOfTheDeskIsKnownToo() {
        FrameTemplate latin = template("01 {text}", Checksum.NONE);
        assertThat(new DeskFit(latin, "12A", Arrow.NONE).hasLetters()).isTrue();
        assertThat(new DeskFit(latin, "12А", Arrow.NONE).hasLetters()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NONE,''", "XOR,31", "SUM8,DD", "CRC8,F4", "CRC16_MODBUS,37 4B"})
    void checksumsAreThoseOfTheirNames(Checksum checksum, String expected) {
        byte[] sum = checksum.of("123456789".getBytes(US_ASCII));
        assertThat(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(sum)).isEqualTo(expected);
    }

    @Test
    void theChecksumIsOverAllThatStandsBeforeIt() {
        FrameTemplate summed = template("02 {address} {text} {checksum} 03", Checksum.XOR);
        assertThat(hex(summed, new SignState(Phase.CALLED, "B1", "5", Arrow.NONE)))
                .isEqualTo("02 20 42 31 %02X 03".formatted(0x02 ^ 0x20 ^ 0x42 ^ 0x31));
    }

    @Test
    void aTemplateThatCannotBeIsRefusedWithTheReason() {
        assertThatThrownBy(() -> template("01 {addres}", Checksum.NONE)).hasMessageContaining("{addres}");
        assertThatThrownBy(() -> template("1 {text}", Checksum.NONE)).hasMessageContaining("hexadecimal");
    }

    private static FrameTemplate template(String frame, Checksum checksum) {
        return new FrameTemplate(
                "own",
                new Name("Своё", "Own"),
                frame,
                2,
                Map.of(Phase.CALLED, "{label}"),
                Map.of(),
                Map.of(),
                "US-ASCII",
                checksum,
                0);
    }

    private static String hex(FrameTemplate template, SignState state) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(template.encode(0x20, state));
    }
}
