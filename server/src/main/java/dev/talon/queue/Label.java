package dev.talon.queue;

import java.util.Locale;
import java.util.Optional;

/**
 * The number on a ticket. It accepts what people type: any case, Latin look-alikes of Cyrillic letters, no leading
 * zeros, № before it, a space, a dash or a dot after the letter. The database has the same rule ({@code ticket_label}).
 */
public final class Label {
    private static final String LATIN = "ABEKMHOPCTYX";
    private static final String CYRILLIC = "АВЕКМНОРСТУХ";
    /** The same keys in both layouts. */
    private static final String LATIN_KEYS = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,";

    private static final String CYRILLIC_KEYS = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБ";
    /** Signs around a number, and between its letter and its digits. */
    private static final String AROUND = "^[ \\u00A0№#.–—-]+|[ \\u00A0.]+$";

    private static final String AFTER_LETTER = "^([^0-9])[ \\u00A0.–—-]+";

    private Label() {}

    /** The label in its one written form: {@code "k42"}, {@code "К-042"} and {@code "№ к 42"} are all {@code К042}. */
    public static String canonical(String typed) {
        String text = bare(typed);
        if (text.isEmpty()) {
            return text;
        }
        var label = new StringBuilder();
        (text.charAt(0) + padded(text.substring(1))).chars().forEach(sign -> label.append(letter((char) sign)));
        return label.toString();
    }

    /** What follows the letter of a label, where only that was typed: {@code "42"} is {@code 042}; empty if there is a letter. */
    public static Optional<String> digits(String typed) {
        return Optional.of(bare(typed))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Label::withoutZeros)
                .map(Label::padded);
    }

    /** The label of a ticket of today that somebody means: as {@link #canonical}, and {@code "К0042"} is {@code К042} too. */
    public static String meant(String typed) {
        String text = bare(typed);
        return text.length() > 1 && text.substring(1).matches("[0-9]+")
                ? canonical(text.charAt(0) + withoutZeros(text.substring(1)))
                : canonical(typed);
    }

    /**
     * What was meant if the keyboard was in the other layout: {@code "R042"} is {@code К042}, whose key it is. Empty where the letter has no
     * such other.
     */
    public static Optional<String> onOtherKeyboard(String typed) {
        String text = bare(typed);
        if (text.length() < 2 || !text.substring(1).matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int latin = LATIN_KEYS.indexOf(text.charAt(0));
        int cyrillic = CYRILLIC_KEYS.indexOf(text.charAt(0));
        return latin < 0 && cyrillic < 0
                ? Optional.empty()
                : Optional.of(meant(
                        (latin < 0 ? LATIN_KEYS.charAt(cyrillic) : CYRILLIC_KEYS.charAt(latin)) + text.substring(1)));
    }

    /** A Latin letter that looks like a Cyrillic one becomes it; any other stays. */
    public static String letter(char typed) {
        int at = LATIN.indexOf(typed);
        return String.valueOf(at < 0 ? typed : CYRILLIC.charAt(at));
    }

    private static String bare(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT).replaceAll(AROUND, "").replaceFirst(AFTER_LETTER, "$1");
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=[0-9])", "");
    }

    private static String padded(String number) {
        return number.matches("[0-9]{1,2}") ? "0".repeat(3 - number.length()) + number : number;
    }
}
