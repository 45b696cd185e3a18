package dev.talon.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a stage. {@link #PLANNED} is a stage of the route that is not queued yet and so has no row. */
public enum StageState {
    PLANNED,
    WAITING,
    CALLED,
    SERVING,
    SERVED,
    POSTPONED,
    NO_SHOW,
    CANCELLED,
    EXPIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StageState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
