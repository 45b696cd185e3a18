package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixesTest {
    @Test
    void everyAllowedLetterIsItself() {
        Prefixes.ALLOWED
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> assertThat(Prefixes.canonical(letter)).contains(letter));
    }

    @ParameterizedTest
    @CsvSource({"A,А", "B,В", "K,К", "M,М", "H,Н", "P,Р", "C,С", "T,Т", "X,Х", "Y,У", "к,К", "k,К", "я,Я"})
    void aLatinLookAlikeIsTakenForItsCyrillicLetter(String typed, String meant) {
        assertThat(Prefixes.canonical(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"З", "О", "O", "E", "Е", "Ч", "Ш", "Щ", "Й", "Ё", "1", "", " ", "КК", "Q", "ß"})
    void confusableLettersAreNone(String typed) {
        assertThat(Prefixes.canonical(typed)).isEmpty();
    }
}
