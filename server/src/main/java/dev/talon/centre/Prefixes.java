package dev.talon.centre;

import dev.talon.queue.Label;
import java.util.Locale;
import java.util.Optional;

/** The letters before the numbers: those that nobody takes for another one, read or heard. */
public final class Prefixes {
    public static final String ALLOWED = "АБВГДЖИКЛМНПРСТУФХЦЭЮЯ";

    private Prefixes() {}

    /** The allowed letter that was meant: of either case, and of either alphabet where the shapes are the same. */
    public static Optional<String> canonical(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return upper.length() == 1
                ? Optional.of(Label.letter(upper.charAt(0))).filter(ALLOWED::contains)
                : Optional.empty();
    }
}
