package dev.talon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters of the locale where it has Russian ones, else UTF-8. */
class OutputTest {
    @ParameterizedTest
    @CsvSource({
        "ANSI_X3.4-1968, UTF-8",
        "UTF-8, UTF-8",
        "KOI8-R, KOI8-R",
        "windows-1251, windows-1251",
        "ISO-8859-1, UTF-8",
        "none of these, UTF-8",
        "'', UTF-8",
    })
    void noLetterIsLost(String locales, String said) {
        assertThat(Output.of(locales).name()).isEqualTo(said);
    }
}
