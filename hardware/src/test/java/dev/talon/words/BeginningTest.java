package dev.talon.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeginningTest {
    private static final String LAUGHING = "\uD83D\uDE00";

    @Test
    void aTextThatFitsStays() {
        assertThat(Beginning.of("Окно 7", 6)).isEqualTo("Окно 7");
        assertThat(Beginning.marked("Окно 7", 6)).isEqualTo("Окно 7");
        assertThat(Beginning.of("", 1)).isEmpty();
    }

    @Test
    void aLongerOneIsCut() {
        assertThat(Beginning.of("Окно 7", 4)).isEqualTo("Окно");
        assertThat(Beginning.marked("Окно 7", 4)).isEqualTo("Окно…");
    }

    @Test
    void aSignOfTwoCharsIsNeverCutInTwo() {
        String text = "a" + LAUGHING.repeat(3);
        for (int most = 1; most <= text.length(); most++) {
            String cut = Beginning.of(text, most);
            assertThat(cut).isEqualTo("a" + LAUGHING.repeat((most - 1) / 2));
            assertThat(text).startsWith(cut);
        }
        assertThat(Beginning.marked(LAUGHING + "b", 1)).isEqualTo("…");
    }
}
