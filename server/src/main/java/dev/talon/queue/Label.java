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
                .map(Label::padded);
    }

    /** A Latin letter that looks like a Cyrillic one becomes it; any other stays. */
    public static String letter(char typed) {
        int at = LATIN.indexOf(typed);
        return String.valueOf(at < 0 ? typed : CYRILLIC.charAt(at));
    }

    private static String bare(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT).replaceAll(AROUND, "").replaceFirst(AFTER_LETTER, "$1");
    }

    private static String padded(String number) {
        return number.matches("[0-9]{1,2}") ? "0".repeat(3 - number.length()) + number : number;
    }
}
