package dev.talon.annual;

import dev.talon.document.CsvTimes;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A recorded change of an entered figure. */
public record FigureHistory(
        OffsetDateTime at,
        String by,
        String source,
        String section,
        String code,
        String part,
        int month,
        Optional<BigDecimal> before,
        Optional<BigDecimal> after) {
    static final List<String> COLUMNS =
            List.of("at", "by", "source", "section", "line", "part", "month", "before", "after");

    /** As a line of a CSV. */
    List<String> fields() {
        return List.of(
                CsvTimes.of(at.toInstant()),
                by,
                source,
                section,
                code,
                part,
                Integer.toString(month),
                before.map(BigDecimal::toPlainString).orElse(""),
                after.map(BigDecimal::toPlainString).orElse(""));
    }
}
