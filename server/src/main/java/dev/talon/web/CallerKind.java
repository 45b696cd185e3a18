package dev.talon.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of {@code x-talon-allow} in the contract: a staff role, a device kind, or the two callers that need
 * neither.
 */
public enum CallerKind {
    ADMINISTRATOR,
    MANAGER,
    SPECIALIST,
    /** The hall administrator. */
    HOST,
    KIOSK,
    HALL_DISPLAY,
    DESK_DISPLAY,
    AGENT,
    /** Whoever holds a ticket's unguessable id. */
    TICKET,
    ANYONE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isStaff() {
        return this == ADMINISTRATOR || this == MANAGER || this == HOST || this == SPECIALIST;
    }

    public boolean isDevice() {
        return this == KIOSK || this == HALL_DISPLAY || this == DESK_DISPLAY || this == AGENT;
    }

    public static Optional<CallerKind> of(String word) {
        return Arrays.stream(values()).filter(who -> who.word().equals(word)).findFirst();
    }
}
