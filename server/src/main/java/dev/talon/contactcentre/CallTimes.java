package dev.talon.contactcentre;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments and durations as a CSV of calls contains them. */
final class CallTimes {
    /** An invalid moment; the message says why. */
    static final class Unfit extends Exception {
        Unfit(String problem) {
            super(problem, null, false, false);
        }
    }

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}([.,]\\d{1,6})?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,3}):([0-5]\\d)(?:[.,](\\d{1,6}))?");

    private CallTimes() {}

    /**
     * A moment with an offset, or one on the contact centre's clock.
     *
     * @throws Unfit if it is not a moment, or one that the clock showed twice or never
     */
    static Instant moment(String text, ZoneId zone) throws Unfit {
        try {
            return OffsetDateTime.parse(text, WITH_OFFSET).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noOffset) {
            return local(text, zone);
        }
    }

    private static Instant local(String text, ZoneId zone) throws Unfit {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text, LOCAL);
        } catch (DateTimeException e) {
            throw new Unfit("must be a moment such as 2024-05-14T09:30:00+03:00 or 2024-05-14 09:30:00: "
                    + LogLine.shown(text));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new Unfit("the clock of " + zone + " showed it " + (offsets.isEmpty() ? "never" : "twice")
                    + ": write it with an offset: " + LogLine.shown(text));
        }
        return local.toInstant(offsets.get(0)).truncatedTo(ChronoUnit.MICROS);
    }

    /** Seconds (95, 95.5), or m:ss, or h:mm:ss, which may have a fraction too. */
    static Optional<Duration> duration(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.of(
                    new BigDecimal(text.replace(',', '.'))
                            .movePointRight(6)
                            .setScale(0, RoundingMode.UNNECESSARY)
                            .longValueExact(),
                    ChronoUnit.MICROS));
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        long minutes = Long.parseLong(clock.group(2));
        return hours > 0 && minutes > 59
                ? Optional.empty()
                : Optional.of(Duration.ofHours(hours)
                        .plusMinutes(minutes)
                        .plusSeconds(Long.parseLong(clock.group(3)))
                        .plus(micros(clock.group(4)), ChronoUnit.MICROS));
    }

    private static long micros(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000").substring(0, 6));
    }
}
