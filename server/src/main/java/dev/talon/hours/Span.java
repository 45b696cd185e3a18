package dev.talon.hours;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of a day on the centre's clock. Who closes no later than they open closes on the next day: 22:00 to 02:00, 09:00
 * to 00:00, 00:00 to 00:00 round the clock.
 */
public record Span(
        @JsonFormat(pattern = "HH:mm") LocalTime opens,
        @JsonFormat(pattern = "HH:mm") LocalTime closes) {
    static final int DAY = 24 * 60;

    /** A whole day. */
    public static final Span ROUND_THE_CLOCK = new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** When it opens, in minutes from the midnight of its day. */
    public int from() {
        return opens.toSecondOfDay() / 60;
    }

    /** When it closes, in minutes from the midnight of its day: later than {@link #from}, at most two days. */
    public int to() {
        int minute = closes.toSecondOfDay() / 60;
        return minute > from() ? minute : minute + DAY;
    }

    /** Closes earlier by so many minutes; what would be left of it may be nothing. */
    boolean isLongerThan(int minutes) {
        return to() - from() > minutes;
    }

    Span shorterBy(int minutes) {
        return new Span(opens, closes.minusMinutes(minutes));
    }

    /**
     * The moments of it on a date. An hour that the clock leaves out is the moment at which it leaves it out; of one that
     * comes twice it is the second.
     */
    OpenTime on(LocalDate date, ZoneId zone) {
        return new OpenTime(
                date, moment(date, opens, zone), moment(closes.isAfter(opens) ? date : date.plusDays(1), closes, zone));
    }

    private static Instant moment(LocalDate date, LocalTime time, ZoneId zone) {
        return date.atTime(time).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
