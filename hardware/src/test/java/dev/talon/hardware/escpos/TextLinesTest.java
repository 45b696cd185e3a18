package dev.talon.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {
    @Test
    void aTextBreaksBetweenWords() {
        assertThat(TextLines.wrap("Возьмите паспорт и показания счётчика", 16))
                .containsExactly("Возьмите паспорт", "и показания", "счётчика");
        assertThat(TextLines.wrap("раз\nдва три", 40)).containsExactly("раз", "два три");
        assertThat(TextLines.wrap("  ", 40)).isEmpty();
    }

    @Test
    void aDashStaysBehindItsWordAndAShortWordBeforeItsNext() {
        assertThat(TextLines.wrap("камеру телефона - очередь", 16)).containsExactly("камеру", "телефона -", "очередь");
        assertThat(TextLines.wrap("Республика, г. Горловка", 15)).containsExactly("Республика,", "г. Горловка");
    }

    @Test
    void aWordLongerThanTheLineIsCut() {
        assertThat(TextLines.wrap("да энергосбытовая", 8)).containsExactly("да", "энергосб", "ытовая");
    }

    @Test
    void linesInTheMiddleAreOfLikeLength() {
        assertThat(TextLines.even("Наведите камеру телефона, очередь будет у вас в руке", 48))
                .containsExactly("Наведите камеру телефона,", "очередь будет у вас в руке");
        assertThat(TextLines.even("аааааааааа бб", 12)).containsExactly("аааааааааа", "бб");
    }

    @Test
    void aValueStandsAtTheRightEnd() {
        assertThat(TextLines.columns("Перед вами", "4", 20)).containsExactly("Перед вами         4");
        assertThat(TextLines.columns("Ждать примерно долго", "12 минут", 20))
                .containsExactly("Ждать", "примерно", "долго       12 минут");
        assertThat(TextLines.columns("Ждать", "1 час 10 минут - 1 час", 20))
                .containsExactly("Ждать", "  1 час 10 минут - 1", "                 час");
        assertThat(TextLines.columns("", "4", 5)).containsExactly("    4");
        assertThat(TextLines.columns("имя", "", 5)).containsExactly("имя  ");
    }
}
