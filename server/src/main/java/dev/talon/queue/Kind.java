package dev.talon.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of a stage: consultation or cash. A desk serves some kinds. */
public enum Kind {
    CONSULTATION,
    CASH;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is no kind */
    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
