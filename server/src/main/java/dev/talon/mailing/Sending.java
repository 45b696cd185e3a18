package dev.talon.mailing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scheduled report.
 *
 * @param centre     code; empty: all centres
 * @param hour 0–23, on the centre's clock; for all centres, in UTC
 * @param language   a code of ISO 639-1 that there are words in
 * @param recipients addresses; empty: the report goes into the folder
 * @param stopped whether nothing is sent any more, because the account that set it up is deactivated or has lost its
 *     rights
 * @param last the result of the last sending, due or requested
 */
record Sending(
        String id,
        Optional<String> centre,
        ReportKind what,
        Frequency rhythm,
        int hour,
        String language,
        List<String> recipients,
        boolean active,
        String changedBy,
        Instant changedAt,
        boolean stopped,
        Optional<Last> last) {
    /**
     * @param state   pending, sent, partly (some got it, the others are given up) or failed
     * @param at      of the last change; the next try of one that is pending
     * @param tries   how many there were
     * @param reason  why the last try failed
     * @param letters one a recipient; none where it goes into the folder, or no try has begun
     */
    record Last(String state, Instant at, int tries, Optional<Map<String, String>> reason, List<Letter> letters) {}

    /**
     * @param state  pending (not yet, or to be tried again), sent or failed (given up)
     * @param at     of the last try; empty where there was none
     * @param reason why it failed
     */
    record Letter(
            String recipient, String state, int tries, Optional<Instant> at, Optional<Map<String, String>> reason) {}

    /** What may be said of one. */
    record Body(
            Optional<String> centre,
            ReportKind what,
            Frequency rhythm,
            int hour,
            String language,
            List<String> recipients,
            boolean active) {}
}
