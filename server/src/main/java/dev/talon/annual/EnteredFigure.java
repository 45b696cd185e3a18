package dev.talon.annual;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A figure that somebody entered, with its present value.
 *
 * @param part  {@code count} or {@code score}
 * @param month 1–12
 * @param put who entered it; empty if its last recorded change has another value: then it was changed outside Talon
 */
public record EnteredFigure(
        String section, String code, String part, int month, BigDecimal value, Optional<EnteredFigure.Put> put) {
    /**
     * @param actor  as the event log calls them: {@code staff:petrova}
     * @param by     their name
     * @param source {@code typed} or {@code imported}
     */
    public record Put(OffsetDateTime at, String actor, String by, String source) {}
}
