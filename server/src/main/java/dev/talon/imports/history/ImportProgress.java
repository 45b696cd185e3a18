package dev.talon.imports.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The progress of this node's import, or the result of its last one.
 *
 * @param lines read so far, without the header
 * @param startedAt empty if there was none since the node started
 */
public record ImportProgress(State state, long lines, Optional<Instant> startedAt) {
    /** What an import is doing. */
    public enum State {
        IDLE,
        READING,
        CHECKING,
        WRITING,
        IMPORTED,
        REFUSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean running() {
            return this == READING || this == CHECKING || this == WRITING;
        }
    }
}
