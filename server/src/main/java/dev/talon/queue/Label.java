package dev.talon.queue;

import java.util.Locale;

/**
 * The number on a ticket. It accepts what people type: any case, Latin look-alikes of Cyrillic letters, no leading
 * zeros.
 */
public final class Label {
    private static final String LATIN = "ABEKMHOPCTYX";
    private static final String CYRILLIC = "АВЕКМНОРСТУХ";

    private Label() {}

    /** The label in its one written form: {@code "k42"} and {@code "К042"} are both {@code К042}. */
    public static String canonical(String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return text;
        }
        String number = text.substring(1).strip();
        String digits = number.matches("\\d{1,2}") ? "0".repeat(3 - number.length()) + number : number;
        var label = new StringBuilder();
        (text.charAt(0) + digits).chars().forEach(sign -> label.append(letter((char) sign)));
        return label.toString();
    }

    /** A Latin letter that looks like a Cyrillic one becomes it; any other stays. */
    public static String letter(char typed) {
        int at = LATIN.indexOf(typed);
        return String.valueOf(at < 0 ? typed : CYRILLIC.charAt(at));
    }
}
