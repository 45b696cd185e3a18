package dev.talon.report.quality;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A change of a figure that was made. */
public record FigureHistory(
        OffsetDateTime at,
        String by,
        String source,
        String section,
        String code,
        String part,
        int month,
        Optional<BigDecimal> before,
        Optional<BigDecimal> after) {}
