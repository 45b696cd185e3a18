package dev.talon.hardware.pad;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A key of a pad, named by its command. */
public enum PadKey {
    /** The next visitor; or the one who was called, once more. */
    CALL,
    /** The visitor is here. */
    START,
    /** The visitor continues with the next stage, and this one ends. */
    CONTINUE,
    /** The stage ends: served, or a no-show. */
    END;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
