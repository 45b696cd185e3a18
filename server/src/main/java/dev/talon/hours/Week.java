package dev.talon.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Weekly hours.
 *
 * @param from the first day on which they are valid, until the next week is
 * @param days in order of their opening; a weekday without hours is not worked
 */
public record Week(LocalDate from, Map<DayOfWeek, List<Span>> days) {
    public List<Span> on(DayOfWeek weekday) {
        return days.getOrDefault(weekday, List.of());
    }
}
