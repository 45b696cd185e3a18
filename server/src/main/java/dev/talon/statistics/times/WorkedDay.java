package dev.talon.statistics.times;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The working hours of a weekday in minutes from its midnight. A closing time that is not later than the opening time
 * is on the next day: 22:00 to 02:00, 09:00 to 00:00, 00:00 to 00:00 round the clock.
 *
 * @param closes up to 2880, two days
 * @param lunchFrom {@link #NEVER} without a lunch, like {@code lunchTo}
 */
record WorkedDay(int opens, int closes, int lunchFrom, int lunchTo) {
    static final int DAY = 24 * 60;
    static final int NEVER = -1;

    static WorkedDay of(LocalTime opens, LocalTime closes, Optional<LocalTime> lunchFrom, Optional<LocalTime> lunchTo) {
        int open = minute(opens);
        int close = after(minute(closes), open);
        if (lunchFrom.isEmpty() || lunchTo.isEmpty()) {
            return new WorkedDay(open, close, NEVER, NEVER);
        }
        int from = minute(lunchFrom.get());
        from += from < open ? DAY : 0;
        return new WorkedDay(open, close, from, after(minute(lunchTo.get()), from));
    }

    /** Whether the lunch, where there is one, is within the hours. */
    boolean holdsItsLunch() {
        return lunchFrom == NEVER || lunchFrom >= opens && lunchTo <= closes;
    }

    boolean hasLunch() {
        return lunchFrom != NEVER;
    }

    /** How far it reaches into the next day. */
    int spill() {
        return Math.max(0, closes - DAY);
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /** That minute, on the next day where it would not come after the other. */
    private static int after(int minute, int other) {
        return minute > other ? minute : minute + DAY;
    }
}
