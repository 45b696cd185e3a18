package dev.talon.table;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The signature of a closed month.
 *
 * @param <F> the type of its figures
 * @param closedOn   the date in the centre's zone
 * @param by the name of the person who closed it
 * @param hash over the facts of the figures as they are signed now: by the closing, or by its last amendment
 * @param amendments the number of amendments after the closing
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
