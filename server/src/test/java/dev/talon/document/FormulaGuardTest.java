package dev.talon.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+7 перерыв",
                "-обед",
                "@SUM(1+1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "'=1",
                "''-a",
                "＝1",
                "+7 (495) 123-45-67",
                "-1+1",
                "=",
                "-",
                "+",
                "--1",
                "-1 ",
                "-1e5"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsGuardedAndReadBack(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Касса", "-1", "+5", "-0.25", "-12,5", "-0:05:00", "'", "'quoted'", "a=b", "2026-05-14", "—"
            })
    void whatIsNoFormulaStays(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
        assertThat(FormulaGuard.unguarded(text)).isEqualTo(text);
    }
}
