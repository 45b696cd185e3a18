package dev.talon.device;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;

/**
 * A printer that the server drives itself, with its state.
 *
 * @param profile   code of its profile
 * @param width dots across the paper, from its profile
 * @param state the last known state, a word as in {@link Device#printerState}
 * @param since when this state began
 * @param watchedAt when it was last asked; empty before the first time
 * @param lastJob the state of its last job; empty if it never had one
 * @param testPage the state of its last test page; empty if it never had one
 * @param roll how much of its roll is used, by count
 */
public record PrinterView(
        String code,
        @JsonUnwrapped PrinterAddress address,
        String profile,
        int width,
        String state,
        Instant since,
        Optional<Instant> watchedAt,
        Optional<LastJob> lastJob,
        Optional<LastTest> testPage,
        Roll roll) {
    /** @param state queued, printing, printed, uncertain or failed */
    public record LastJob(String state, Optional<String> reason, Instant at) {}

    /**
     * @param state printing, printed, uncertain or failed
     * @param at    when it ended; while it is being printed, when it was asked for
     * @param by    who asked for it
     * @param ticket whether it looks like a ticket
     */
    public record LastTest(
            String state, Optional<String> reason, Instant at, String by, boolean ticket, boolean tried) {}
}
