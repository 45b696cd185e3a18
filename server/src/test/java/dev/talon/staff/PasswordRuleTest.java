package dev.talon.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "          ",
                "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
                "\u00a0\u2003\u3000\u200d\u2060\ufeff\u00ad\u2800\u3164\u202e\u200b",
                "a b c d e ",
                "short",
                "\t\n\r\u0000\u0001\u0002\u0003\u0004\u0005\u0006"
            })
    void whatIsTooShortWithoutWhatNobodySees(String password) {
        assertThatThrownBy(() -> PasswordRule.check("petrova", password))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.type()).isEqualTo("weak-password");
                })
                .hasMessageContaining("at least 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaa",
                "ЫЫЫЫЫЫЫЫЫЫ",
                "1212121212",
                "abcabcabcabc",
                "aaaaabbbbb",
                "1234567890",
                "0987654321",
                "89161234567",
                "31122026311220",
                "2024202420",
                "abcdefghij",
                "абвгдежзий",
                "абвгдеёжзи",
                "qwertyuiop",
                "poiuytrewq",
                "йцукенгшщз",
                "asdfghjkl;",
                "zaq12wsxzaq1",
                "1q2w3e4r5t",
                "qazwsxedcrfv",
                "password12",
                "Password123!",
                "p@ssw0rd2026",
                "qwerty12345",
                "qwerty qwerty",
                "letmein1234",
                "iloveyou2026",
                "gfhjkm12345",
                "пароль12345",
                "Пароль2026!",
                "приветпривет",
                "dragondragon",
                "korovakorova",
                "petrovapetrova",
                "Petrova2026",
                "avortepavortep",
                "petrova-petrova",
                "n.petrova.2026",
                "petrovaqwerty"
            })
    void whatAGuesserTriesFirst(String password) {
        assertThatThrownBy(() -> PasswordRule.check("petrova", password))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.faults()).isNotEmpty())
                .hasMessageContaining("easily guessed");
    }

    @Test
    void theLoginInItsParts() {
        for (String password : List.of("adminadmin", "adminadmin1", "admin@admin", "ADMIN-2026-admin")) {
            assertThatThrownBy(() -> PasswordRule.check("admin", password))
                    .as(password)
                    .isInstanceOf(Problem.class);
        }
        for (String password : List.of("ivanova1990", "n.ivanova@example", "ivanovaexample")) {
            assertThatThrownBy(() -> PasswordRule.check("n.ivanova@example", password))
                    .as(password)
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void everyCommonPasswordWithAYearOrTwice() {
        List<String> taken = new ArrayList<>();
        for (String common : CommonPasswords.LIST) {
            for (String password : List.of(common + "2026", common + common, common + "12345!", "123456" + common)) {
                try {
                    PasswordRule.check("petrova", password);
                    taken.add(password);
                } catch (Problem weak) {
                    assertThat(weak.type()).isEqualTo("weak-password");
                }
            }
        }
        assertThat(CommonPasswords.LIST).hasSizeGreaterThan(900);
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a long password",
                "a-long-test-password",
                "given from outside",
                "пароль с буквой й",
                "зелёный чайник",
                "корова-лопата",
                "correct horse battery",
                "k7#xQ9!mZ2",
                "hwtjfbawbf",
                "Ты не узнаешь 7",
                "静かな山の上に住む猫たち"
            })
    void whatIsTaken(String password) {
        assertThatCode(() -> PasswordRule.check("petrova", password)).doesNotThrowAnyException();
    }

    @Test
    void aLongOneIsLookedAtAndALongerOneIsNot() {
        assertThatThrownBy(() -> PasswordRule.check("petrova", "x7".repeat(100)))
                .hasMessageContaining("guessed");
        assertThatThrownBy(() -> PasswordRule.check("petrova", "зелёный чайник ".repeat(14)))
                .hasMessageContaining("at most 200");
    }
}
