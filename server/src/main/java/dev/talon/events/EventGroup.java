package dev.talon.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an event is about. */
public enum EventGroup {
    TICKET,
    DESK,
    HALL,
    PAPER,
    SETTINGS,
    TIMES;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
