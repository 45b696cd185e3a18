package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.type.Typeface;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Typeface FACE = Typeface.MEDIUM;

    @Test
    void aShortTextIsOneLine() {
        assertThat(Lines.full(" ул. Артёма, 80 ", FACE, 25, 500))
                .containsExactly("ул. Артёма, 80".replace("ул. ", "ул.\u00A0"));
    }

    @Test
    void noLineIsWiderThanItsRoom() {
        String text = "Региональный центр обслуживания потребителей электрической энергии";

        for (double room = 60; room < 600; room += 7) {
            double limit = room;
            assertThat(Lines.full(text, FACE, 25, room)).allMatch(line -> FACE.width(line, 25) <= limit);
            assertThat(Lines.even(text, FACE, 25, room)).allMatch(line -> FACE.width(line, 25) <= limit);
        }
    }

    @Test
    void evenLinesAreAsManyAsFullOnes() {
        String text = "Наведите камеру телефона на этот рисунок, пожалуйста";

        List<String> full = Lines.full(text, FACE, 25, 500);
        List<String> even = Lines.even(text, FACE, 25, 500);

        assertThat(even).hasSameSizeAs(full);
        assertThat(FACE.width(even.get(0), 25)).isLessThan(FACE.width(full.get(0), 25));
    }

    @Test
    void noEvenLineIsLeftShort() {
        String address = "Донецкая Народная Республика, г. Горловка, проспект Победы, 164, корпус 2";

        assertThat(Lines.even(address, FACE, 22, 352)).hasSize(4).allMatch(line -> FACE.width(line, 22) > 352 * 0.4);
    }

    @Test
    void noLineBeginsWithADashOrEndsWithAPreposition() {
        String text = "Наведите камеру телефона — очередь будет у вас в руке и в кармане";

        for (double room = 250; room < 600; room += 5) {
            for (String line : Lines.full(text, FACE, 25, room)) {
                assertThat(line).doesNotStartWith("—").doesNotMatch(".*[ \u00A0](в|у|и)");
            }
        }
    }

    @Test
    void aTelephoneNumberStaysTogether() {
        assertThat(Lines.full("Горячая линия 8 800 555-35-35", FACE, 25, 230))
                .containsExactly("Горячая линия", "8\u00A0800\u00A0555-35-35");
    }

    @Test
    void nothingIsLostWhereAWordIsCut() {
        String text = "Электроэнергосбытоваяорганизация в Горловке";

        String joined = String.join("", Lines.full(text, FACE, 25, 90));

        assertThat(joined.replaceAll("[ \u00A0]", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void aLineBreakIsKept() {
        assertThat(Lines.even("раз\nдва", FACE, 25, 500)).containsExactly("раз", "два");
        assertThat(Lines.even("", FACE, 25, 500)).isEmpty();
    }
}
