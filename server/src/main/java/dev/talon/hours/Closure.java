package dev.talon.hours;

import dev.talon.words.Name;
import java.time.Instant;
import java.util.Optional;

/**
 * Closed by hand.
 *
 * @param service empty: the whole centre
 * @param until not included; empty: until somebody opens again
 * @param reason what visitors are told
 */
public record Closure(Optional<String> service, Instant since, Optional<Instant> until, Name reason) {
    boolean closes(Instant moment) {
        return !moment.isBefore(since) && until.map(moment::isBefore).orElse(true);
    }
}
