package dev.talon.demo.past;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The number of visitors of a day, relative to an ordinary one. */
final class Season {
    private static final double[] WEEKDAYS = {1.18, 1.08, 1.0, 0.98, 0.86, 0.38, 0};
    private static final double[] MONTHS = {1.12, 1.08, 1.05, 0.98, 0.9, 0.88, 0.85, 0.9, 1.02, 1.08, 1.05, 1.09};

    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(2, 23),
            MonthDay.of(3, 8),
            MonthDay.of(5, 1),
            MonthDay.of(5, 9),
            MonthDay.of(6, 12),
            MonthDay.of(11, 4));

    private static final int LAST_OF_NEW_YEAR = 8;

    private Season() {}

    static boolean holiday(LocalDate day) {
        return day.getMonthValue() == 1 && day.getDayOfMonth() <= LAST_OF_NEW_YEAR
                || HOLIDAYS.contains(MonthDay.from(day));
    }

    /** 0 where nobody works. */
    static double weight(LocalDate day) {
        return Hours.of(day).isEmpty()
                ? 0
                : WEEKDAYS[day.getDayOfWeek().getValue() - 1] * MONTHS[day.getMonthValue() - 1] * payment(day);
    }

    /** Bills are paid when they come and before they are overdue. */
    private static double payment(LocalDate day) {
        int date = day.getDayOfMonth();
        return date <= 10 || date >= 20 && date <= 25 ? 1.12 : 0.94;
    }
}
