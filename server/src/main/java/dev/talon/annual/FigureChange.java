package dev.talon.annual;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure to be put in.
 *
 * @param part  {@code count} or {@code score}
 * @param month 1–12
 * @param value empty: the figure is taken out
 * @param was   what its author saw there; empty: nothing
 */
public record FigureChange(
        String section, String code, String part, int month, Optional<BigDecimal> value, Optional<BigDecimal> was) {}
