package dev.talon.device;

import dev.talon.access.Secrets;
import java.util.Locale;
import java.util.Optional;

/** The code that a new device shows: six letters of similar width that are hard to confuse and form no words. */
final class PairCode {
    private static final String LETTERS = "BCDFGHJKLNPQRSTVXZ";
    private static final int LENGTH = 6;

    private PairCode() {}

    static String random() {
        return Secrets.word(LETTERS, LENGTH);
    }

    /** The code that was typed: in either case, with spaces and dashes anywhere; empty if it is not a valid one. */
    static Optional<String> typed(String text) {
        String code = text.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
        return code.matches("[" + LETTERS + "]{" + LENGTH + "}") ? Optional.of(code) : Optional.empty();
    }
}
