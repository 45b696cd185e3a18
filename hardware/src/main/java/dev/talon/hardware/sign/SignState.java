package dev.talon.hardware.sign;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * The state that a desk's sign shows.
 *
 * @param phase what the desk does
 * @param label of the ticket that is called or served, such as К042; empty where there is none
 * @param desk the desk's code, such as 5
 * @param arrow the direction from the sign to the desk
 * @param until when a break is expected to end, such as 13:40; empty where nobody said, or that time has passed
 */
public record SignState(Phase phase, String label, String desk, Arrow arrow, String until) {
    public SignState {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(desk, "desk");
        Objects.requireNonNull(arrow, "arrow");
        // A server of before says nothing of it.
        until = until == null ? "" : until;
    }

    /** One that says nothing of a break's end. */
    public SignState(Phase phase, String label, String desk, Arrow arrow) {
        this(phase, label, desk, arrow, "");
    }

    /** What a desk does. */
    public enum Phase {
        CLOSED,
        /** Open and free. */
        IDLE,
        /** A visitor is called. */
        CALLED,
        SERVING,
        /** On a break. */
        PAUSED,
        /** Everybody is to leave the building; whatever the desk does. */
        ALARM;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The direction from the sign. */
    public enum Arrow {
        NONE,
        LEFT,
        RIGHT,
        UP,
        DOWN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
