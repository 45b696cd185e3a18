package dev.talon.statistics.times;

import java.util.Locale;

/** A manager's mark of a stage's times. */
enum TimesVerdict {
    INACCURATE("times_distrusted"),
    ACCURATE("times_trusted"),
    /** Nothing any more: the stage is as it was before anybody spoke. */
    WITHDRAWN("times_mark_withdrawn");

    /** The kind of the event. */
    final String event;

    TimesVerdict(String event) {
        this.event = event;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param word one of the contract's words */
    static TimesVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
