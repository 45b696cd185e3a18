package dev.talon.hours;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.words.Name;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether tickets are given at a moment, and why not.
 *
 * @param until when an open one closes or goes on a break; empty if it is closed, or never does
 * @param next when it opens again; empty if it is not known
 * @param reason why it is closed; empty if it is open
 * @param words what is told beside the reason: of a special day, or of whoever closed by hand
 * @param byHand what was closed by hand; empty if nothing was that could be opened again
 */
@JsonInclude
public record Opening(
        State state,
        Optional<Instant> until,
        Optional<Instant> next,
        Optional<Reason> reason,
        Optional<Name> words,
        Optional<Closed> byHand) {
    public enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("break")
        BREAK,
        @JsonProperty("closed")
        CLOSED
    }

    /** What somebody has closed. */
    public enum Closed {
        @JsonProperty("centre")
        CENTRE,
        @JsonProperty("service")
        SERVICE
    }

    /** Of several, the one that stands first counts. */
    public enum Reason {
        @JsonProperty("by-hand")
        BY_HAND,
        @JsonProperty("break")
        BREAK,
        @JsonProperty("special-day")
        SPECIAL_DAY,
        @JsonProperty("holiday")
        HOLIDAY,
        @JsonProperty("day-off")
        DAY_OFF,
        @JsonProperty("hours")
        HOURS,
        @JsonProperty("service-hours")
        SERVICE_HOURS,
        @JsonProperty("last-ticket")
        LAST_TICKET,
        @JsonProperty("day-limit")
        DAY_LIMIT
    }

    public static Opening open(Optional<Instant> until) {
        return new Opening(State.OPEN, until, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Opening closed(Reason reason, Optional<Instant> next, Optional<Name> words) {
        return closed(reason, next, words, Optional.empty());
    }

    /** @param byHand empty unless the reason is that */
    public static Opening closed(Reason reason, Optional<Instant> next, Optional<Name> words, Optional<Closed> byHand) {
        return new Opening(
                reason == Reason.BREAK ? State.BREAK : State.CLOSED,
                Optional.empty(),
                next,
                Optional.of(reason),
                words,
                byHand);
    }

    @JsonIgnore
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
