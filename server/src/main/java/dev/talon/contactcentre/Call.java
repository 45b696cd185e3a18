package dev.talon.contactcentre;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call's stay in a queue, from a line of a file.
 *
 * @param line    from 1
 * @param id the exchange's name of the call
 * @param ended when it left the queue: the conversation was over, or the caller had left
 * @param waited until an operator answered, or until the call left unanswered
 * @param service from the answer to the end; empty if nobody answered
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
