package dev.talon.statistics;

import java.util.Locale;

/** The outcome of a stage, as the overview counts it. */
public enum Outcome {
    SERVED,
    /** Served, with times that are to be trusted: what means are taken of. */
    COUNTED,
    INACCURATE,
    /** Served, and for another service. */
    WRONG_SERVICE,
    /** Counted, and waited no longer than its norm. */
    WITHIN,
    /** Counted, and waited longer than its norm. */
    LATE,
    NO_SHOW,
    CANCELLED,
    EXPIRED,
    /** Still in the queue or at a desk. */
    OPEN,
    /** Counted, and put off at the visitor's wish. */
    POSTPONED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param word one of the contract's words */
    static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
