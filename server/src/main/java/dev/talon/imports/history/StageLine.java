package dev.talon.imports.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line that is well formed in itself.
 *
 * @param line     from 1
 * @param ticket   its label as the file writes it
 * @param known    the label in the one form by which it is known, however it is written
 * @param day      the date of {@code queued} in the centre's zone
 * @param finished when it left the queue; where the file does not say, the last moment that it does say
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
