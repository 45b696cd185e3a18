package dev.talon.centre;

import java.util.Locale;
import java.util.Optional;

/** The letters before the numbers: those that nobody takes for another one, read or heard. */
public final class Prefixes {
    public static final String ALLOWED = "АБВГДЖИКЛМНПРСТУФХЦЭЮЯ";

    private static final String LATIN = "ABKMHPCTXY";
    private static final String LOOKS_LIKE = "АВКМНРСТХУ";

    private Prefixes() {}

    /** The allowed letter that was meant: of either case, and of either alphabet where the shapes are the same. */
    public static Optional<String> canonical(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        int latin = upper.length() == 1 ? LATIN.indexOf(upper) : -1;
        String letter = latin < 0 ? upper : LOOKS_LIKE.substring(latin, latin + 1);
        return letter.length() == 1 && ALLOWED.contains(letter) ? Optional.of(letter) : Optional.empty();
    }
}
