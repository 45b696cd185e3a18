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
        String specialist) {}
