package dev.talon.staff;

import dev.talon.web.Problem;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The rule for passwords, wherever one is chosen: by an administrator, by oneself, at the command line, in a
 * variable.
 */
public final class PasswordRule {
    /** Signs that can be seen; spaces do not count. */
    public static final int LEAST = 10;

    /** Signs; the contract says the same. */
    public static final int MOST = 200;

    private PasswordRule() {}

    /**
     * @param login whose password it will be
     * @throws Problem 422 {@code weak-password}, which says in both languages what is wrong with it
     */
    public static void check(String login, String password) {
        String text = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (text.codePoints().filter(PasswordRule::isSeen).count() < LEAST) {
            throw weak(
                    "A password has at least " + LEAST + " characters; spaces and invisible signs do not count.",
                    "В пароле не меньше " + LEAST + " знаков; пробелы и невидимые знаки не считаются.");
        }
        if (password.codePointCount(0, password.length()) > MOST) {
            throw weak("A password has at most " + MOST + " characters.", "В пароле не больше " + MOST + " знаков.");
        }
        if (new Guessable(login).isEasy(text)) {
            throw weak(
                    "This password is easily guessed: it consists of common passwords, of the login, of digits, of"
                            + " neighbouring letters or keys, or of repetitions. Three or four words that have nothing to do"
                            + " with each other are good.",
                    "Этот пароль легко угадать: он состоит из частых паролей, логина, цифр, букв или клавиш подряд или"
                            + " повторов. Хороший пароль — три-четыре слова, не связанных между собой.");
        }
    }

    /** Whether a character is visible; the exceptions are letters and symbols by name only. */
    private static boolean isSeen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> sign != 0x2800 && sign != 0x115F && sign != 0x1160 && sign != 0x3164 && sign != 0xFFA0;
        };
    }

    private static Problem weak(String english, String russian) {
        return Problem.unprocessable("weak-password", english).ru(russian).at("/password", english);
    }
}
