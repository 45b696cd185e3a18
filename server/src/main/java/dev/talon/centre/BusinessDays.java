package dev.talon.centre;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * The business days of a centre, calculated like {@code business_day} and {@code day_begins} of the schema.
 *
 * @param changes in order of their dates: from the business day of that date on, days end at that hour of the next
 *     date; before the first change, at midnight
 */
public record BusinessDays(ZoneId zone, List<LocalDateTime> changes) {
    /** @param dayEnds the column {@code day_ends} as {@code array_to_string(day_ends, ',')} gives it */
    public static BusinessDays of(ZoneId zone, String dayEnds) {
        return new BusinessDays(
                zone,
                Arrays.stream(dayEnds.split(","))
                        .filter(change -> !change.isEmpty())
                        .map(change -> LocalDateTime.parse(change.replace(' ', 'T')))
                        .sorted()
                        .toList());
    }

    /** The business day of a moment. */
    public LocalDate of(Instant moment) {
        LocalDate date = LocalDate.ofInstant(moment, zone);
        return !changes.isEmpty() && moment.isBefore(begins(date)) ? date.minusDays(1) : date;
    }

    /**
     * When a business day begins, which is when the one before it ends. If the hour comes twice, the second one counts.
     */
    public Instant begins(LocalDate day) {
        return day.atTime(endOf(day.minusDays(1)))
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    private LocalTime endOf(LocalDate day) {
        return changes.stream()
                .filter(change -> change.isBefore(day.plusDays(1).atStartOfDay()))
                .reduce((earlier, later) -> later)
                .map(LocalDateTime::toLocalTime)
                .orElse(LocalTime.MIDNIGHT);
    }
}
