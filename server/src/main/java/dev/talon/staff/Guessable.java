package dev.talon.staff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Measures how much of a password is hard to guess. A part that a guesser tries as one piece counts as one character:
 * a common password, the login, a row of the alphabet or the keyboard. Repetitions count nothing, and all digits
 * together count two at most.
 */
final class Guessable {
    /** Characters that are hard to guess and that a password needs. */
    private static final int OWN_SIGNS = 7;

    private static final int LEAST_WORD = 4;
    private static final int LEAST_ROW = 3;
    private static final int LEAST_REPEAT = 2;
    private static final int MOST_OF_DIGITS = 2;

    /** The rows of a keyboard, and what stands below one another on it. */
    private static final List<String> KEYS = List.of(
            "`1234567890-=",
            "qwertyuiop[]",
            "asdfghjkl;'",
            "zxcvbnm,./",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "qazwsxedcrfvtgbyhnujmikolp",
            "йцукенгшщзхъ",
            "фывапролджэ",
            "ячсмитьбю");

    private static final String CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";
    private static final String SAME_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    /** Signs that stand for letters. */
    private static final String SIGNS = "@4301$57!8";

    private static final String LETTERS = "aaeoisstib";

    private final Set<String> words;

    Guessable(String login) {
        words = new HashSet<>(CommonPasswords.LIST);
        for (String part : (login + " " + login.replaceAll("@.*", ""))
                .toLowerCase(Locale.ROOT)
                .split("[ ._@-]+")) {
            if (part.length() >= LEAST_WORD - 1) {
                words.add(part);
                words.add(new StringBuilder(part).reverse().toString());
            }
        }
    }

    /** @param text in lower case */
    boolean isEasy(String text) {
        String onLatinKeys = mapped(text, CYRILLIC, SAME_KEYS);
        return List.of(text, onLatinKeys, mapped(text, SAME_KEYS, CYRILLIC)).stream()
                .anyMatch(each -> ownSigns(each, mapped(each, SIGNS, LETTERS)) < OWN_SIGNS);
    }

    /** The least over all ways to cut it into pieces. */
    private int ownSigns(String text, String spelt) {
        int[] own = new int[text.length() + 1];
        Arrays.fill(own, Integer.MAX_VALUE);
        own[0] = 0;
        for (int from = 0; from < text.length(); from++) {
            own[from + 1] = Math.min(own[from + 1], own[from] + 1);
            for (int to = from + LEAST_REPEAT; to <= text.length(); to++) {
                own[to] = Math.min(own[to], own[from] + worth(text, spelt, from, to));
            }
        }
        return own[text.length()];
    }

    private int worth(String text, String spelt, int from, int to) {
        String piece = text.substring(from, to);
        if (text.substring(0, from).contains(piece)) {
            return 0;
        }
        int length = to - from;
        boolean known = words.contains(piece) || words.contains(spelt.substring(from, to));
        if (length >= LEAST_ROW && (known || isRow(piece))) {
            return 1;
        }
        return piece.chars().allMatch(Character::isDigit) ? Math.min(length, MOST_OF_DIGITS) : length;
    }

    /**
     * Whether each character is the next, or the previous, of the one before, in the alphabet or on the keyboard; or
     * all are the same.
     */
    private static boolean isRow(String piece) {
        String back = new StringBuilder(piece).reverse().toString();
        return piece.chars().distinct().count() == 1
                || isAlphabet(piece)
                || isAlphabet(back)
                || piece.length() >= LEAST_WORD
                        && KEYS.stream().anyMatch(row -> row.contains(piece) || row.contains(back));
    }

    private static boolean isAlphabet(String piece) {
        for (int i = 1; i < piece.length(); i++) {
            if (piece.charAt(i) - piece.charAt(i - 1) != 1 || !Character.isLetterOrDigit(piece.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String mapped(String text, String from, String to) {
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i < from.length(); i++) {
            map.put(from.charAt(i), to.charAt(i));
        }
        StringBuilder mapped = new StringBuilder(text.length());
        for (char sign : text.toCharArray()) {
            mapped.append(map.getOrDefault(sign, sign).charValue());
        }
        return mapped.toString();
    }
}
