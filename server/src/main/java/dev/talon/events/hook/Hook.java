package dev.talon.events.hook;

import dev.talon.events.EventKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An address that is told of events, as its administrator sees it; its secret is shown once, when it is made.
 *
 * @param centre code of the only centre whose events it is sent; empty: every centre
 * @param kinds the only kinds that it is sent; empty: all
 * @param active whether it is sent anything
 * @param stopped why Talon sends nothing more by itself: {@code gone} or {@code failing}; saving it goes on
 * @param failingSince since when no message has been delivered
 * @param nextAt when it is tried again
 * @param secretBeforeUntil until when the secret before the last signs as well
 * @param behind events that it has not been sent yet
 * @param dead messages that were given up
 * @param deliveredAt when a message was last delivered
 */
record Hook(
        int id,
        String name,
        Optional<String> centre,
        String url,
        List<String> kinds,
        boolean active,
        Instant createdAt,
        Optional<String> stopped,
        Optional<Instant> stoppedAt,
        Optional<Instant> failingSince,
        Optional<Instant> nextAt,
        Optional<Instant> secretBeforeUntil,
        long behind,
        long dead,
        Optional<Instant> deliveredAt) {

    /** What an administrator says of it. The centre is said once, when it is made. */
    record Body(String name, String url, Optional<String> centre, List<EventKind> kinds, Boolean active) {
        Body {
            kinds = kinds == null ? List.of() : List.copyOf(kinds);
            active = active == null || active;
        }

        String[] kindWords() {
            return kinds.stream().map(EventKind::word).distinct().toArray(String[]::new);
        }
    }

    /** A new secret, shown this once. */
    record Secret(int id, String secret) {}

    /** What became of a message. */
    record Delivery(
            String centre,
            long number,
            String kind,
            String state,
            int tries,
            Instant firstAt,
            Instant lastAt,
            Optional<Integer> status,
            Optional<String> answer,
            Optional<String> fault,
            int took) {}
}
