package dev.talon.contactcentre;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call's stay in a queue, from a line of a file.
 *
 * @param line    from 1
 * @param id      as the exchange names the call
 * @param ended   when it left the queue: the talk was over, or the caller gone
 * @param waited  until an operator answered, or until the call left unanswered
 * @param service from the answer to the end; empty where nobody answered
 */
record Call(
        long line,
        String queue,
        String id,
        Instant ended,
        CallOutcome outcome,
        Duration waited,
        Optional<Duration> service) {

    /** The month of a call is that of this moment. */
    Instant entered() {
        return ended.minus(waited).minus(service.orElse(Duration.ZERO));
    }
}
