package dev.talon.centre;

import dev.talon.queue.Label;
import java.util.Locale;
import java.util.Optional;

/** The letters before ticket numbers: only those that people do not confuse when they read or hear them. */
public final class Prefixes {
    public static final String ALLOWED = "АБВГДЖИКЛМНПРСТУФХЦЭЮЯ";

    private Prefixes() {}

    /** The allowed letter for a typed one: of either case, and of either alphabet if the shapes are the same. */
    public static Optional<String> canonical(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return upper.length() == 1
                ? Optional.of(Label.letter(upper.charAt(0))).filter(ALLOWED::contains)
                : Optional.empty();
    }
}
