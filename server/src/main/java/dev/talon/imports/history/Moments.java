package dev.talon.imports.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Parses moments of history files. */
final class Moments {
    /** ISO 8601 with an offset: +03:00, +0300, +03 or Z. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;

    private Moments() {}

    /** To the microsecond, as the database keeps it. */
    static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text, FORM);
            return moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(moment.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
