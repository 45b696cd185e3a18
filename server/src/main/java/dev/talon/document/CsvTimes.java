package dev.talon.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes times and moments in every CSV of Talon: one form each, so that no spreadsheet takes minutes for hours. */
public final class CsvTimes {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");
    private static final long MICROS = 1_000_000;

    private CsvTimes() {}

    /**
     * {@code h:mm:ss}.
     *
     * @param seconds not negative
     */
    public static String of(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Empty where there is none. */
    public static String of(OptionalLong seconds) {
        return seconds.isPresent() ? of(seconds.getAsLong()) : "";
    }

    /** Empty where there is none. */
    public static String of(Optional<Long> seconds) {
        return seconds.map(CsvTimes::of).orElse("");
    }

    /** {@code h:mm:ss}, with as much of a second's fraction as there is: {@code 0:00:12.5}. */
    public static String exact(long micros) {
        String fraction = "%06d".formatted(micros % MICROS).replaceFirst("0+$", "");
        return of(micros / MICROS) + (fraction.isEmpty() ? "" : "." + fraction);
    }

    /** ISO 8601 in UTC with six decimals. */
    public static String of(Instant moment) {
        return of(moment, ZoneOffset.UTC);
    }

    /** ISO 8601 with six decimals and the zone's offset. */
    public static String of(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** Empty where there is none. */
    public static String moment(Optional<Instant> moment) {
        return moment.map(CsvTimes::of).orElse("");
    }
}
