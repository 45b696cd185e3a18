package dev.talon.imports.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line that is well formed by itself.
 *
 * @param line     from 1
 * @param ticket the ticket's label, as in the file
 * @param known the label in its one normal form
 * @param day the date of {@code queued} in the centre's zone
 * @param countsFrom from when its wait counts, where that is later than {@code queued}
 * @param postponed whole seconds put off before the first call
 * @param aside whole seconds set aside after it, {@code asideServing} of them while the service had begun
 * @param result what came of the service; empty: nothing is said
 * @param finished when it left the queue; if the file does not say, the last moment that it contains
 */
record StageLine(
        long line,
        int centre,
        LocalDate day,
        String ticket,
        String known,
        String service,
        String kind,
        Outcome outcome,
        Instant queued,
        Optional<Instant> called,
        Optional<Instant> started,
        Instant finished,
        String desk,
        String specialist,
        Optional<Instant> countsFrom,
        int postponed,
        int aside,
        int asideServing,
        String result) {
    /** In the order of the columns of {@code import_line}. */
    Object[] fields() {
        return new Object[] {
            line,
            centre,
            day,
            ticket,
            known,
            service,
            kind,
            outcome.word(),
            queued,
            called.orElse(null),
            started.orElse(null),
            finished,
            orNull(desk),
            orNull(specialist),
            countsFrom.orElse(null),
            postponed,
            aside,
            asideServing,
            orNull(result)
        };
    }

    private static String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
