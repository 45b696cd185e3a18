package dev.talon.hours;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/**
 * Why a week cannot be.
 *
 * @param weekday where it cannot
 */
public record WeekFault(DayOfWeek weekday, Kind kind) {
    public enum Kind {
        /** Hours of a day overlap, or are not in order. */
        OVERLAP,
        /** Hours reach into those of the next day. */
        NEXT_DAY
    }

    /** Hours that touch do not overlap. */
    public static Optional<WeekFault> of(Week week) {
        for (DayOfWeek weekday : DayOfWeek.values()) {
            List<Span> day = week.on(weekday);
            if (overlaps(day)) {
                return Optional.of(new WeekFault(weekday, Kind.OVERLAP));
            }
            List<Span> next = week.on(weekday.plus(1));
            if (!day.isEmpty()
                    && !next.isEmpty()
                    && day.get(day.size() - 1).to() - Span.DAY > next.get(0).from()) {
                return Optional.of(new WeekFault(weekday, Kind.NEXT_DAY));
            }
        }
        return Optional.empty();
    }

    /** Whether hours of one day overlap, or are not in order of their opening. */
    public static boolean overlaps(List<Span> day) {
        for (int i = 1; i < day.size(); i++) {
            if (day.get(i - 1).to() > day.get(i).from()) {
                return true;
            }
        }
        return false;
    }
}
