package dev.talon.table;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a closed month was signed with.
 *
 * @param <F>        what its figures are made of
 * @param closedOn   the date in the centre's zone
 * @param by         the name of who closed it
 * @param hash       of the facts behind the figures as they are signed now: by the closing, or by its last amendment
 * @param amendments how many came after the closing
 * @param amendedOn  when the last of them was made, as a date in the centre's zone
 * @param facts      the figures as they are signed now
 */
public record Signature<F>(
        OffsetDateTime closedAt,
        LocalDate closedOn,
        String by,
        String hash,
        int amendments,
        Optional<LocalDate> amendedOn,
        F facts) {}
