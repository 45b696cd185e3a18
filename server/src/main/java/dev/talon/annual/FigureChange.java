package dev.talon.annual;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A request to change an entered figure.
 *
 * @param part  {@code count} or {@code score}
 * @param month 1–12
 * @param value empty: removes the figure
 * @param was the value that its author saw; empty: none
 */
public record FigureChange(
        String section, String code, String part, int month, Optional<BigDecimal> value, Optional<BigDecimal> was) {}
