package dev.talon.contactcentre;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call left its queue. */
enum CallOutcome {
    /** An operator answered, and the talk ended with a hangup of either side. */
    ANSWERED,
    /** An operator answered and handed the caller on. */
    TRANSFERRED,
    /** The caller hung up before anybody answered. */
    ABANDONED,
    /** The caller had waited for as long as the queue allows. */
    TIMEOUT,
    /** The caller pressed a key to leave. */
    KEY,
    /** Nobody was there to answer. */
    EMPTY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean talked() {
        return this == ANSWERED || this == TRANSFERRED;
    }

    static Optional<CallOutcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }
}
