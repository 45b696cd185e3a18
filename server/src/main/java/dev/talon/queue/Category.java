package dev.talon.queue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The visitor's priority class; never a personal detail. What it changes is said by {@code due_at} of the schema. */
public enum Category {
    ORDINARY,
    PRIORITY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Category of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
