package dev.talon.statistics.times;

import java.util.Locale;

/** Selects doubtful stages by a manager's last mark. */
enum MarkFilter {
    /** Nothing. */
    OPEN,
    INACCURATE,
    ACCURATE,
    ALL;

    /** @param word one of the contract's words */
    static MarkFilter of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether stages of which nobody has said anything are among them. */
    boolean takesUnsaid() {
        return this == OPEN || this == ALL;
    }

    /** @param verdict null: nobody has said anything, or it was taken back */
    boolean takes(String verdict) {
        return this == ALL || (verdict == null ? this == OPEN : name().equals(verdict.toUpperCase(Locale.ROOT)));
    }
}
