package dev.talon.staff;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import dev.talon.words.Text;
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
            throw weak(said("weak-password", LEAST));
        }
        if (password.codePointCount(0, password.length()) > MOST) {
            throw weak(said("weak-password.long", MOST));
        }
        if (new Guessable(login).isEasy(text)) {
            throw weak(said("weak-password.guessed"));
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

    private static Problem weak(Text words) {
        return Problem.unprocessable("weak-password", words).at("/password", words);
    }
}
