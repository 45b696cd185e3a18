package dev.talon.mailing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;

/** How often a report is sent: every day, on Mondays, on the first of a month. */
enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Frequency of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The first day of the period that ended before {@code dueOn}. */
    LocalDate from(LocalDate dueOn) {
        return switch (this) {
            case DAILY -> dueOn.minusDays(1);
            case WEEKLY -> dueOn.minusWeeks(1);
            case MONTHLY -> dueOn.minusMonths(1);
        };
    }
}
