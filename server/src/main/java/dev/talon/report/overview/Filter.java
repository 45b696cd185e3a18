package dev.talon.report.overview;

import java.util.Arrays;
import java.util.Optional;

/** Which packed stages a scope is about, but for the days and centres, which the reading has chosen. */
final class Filter {
    /** A word that the day does not have: nothing is of it. */
    private static final int NOWHERE = -1;

    private final Scope scope;
    private PackedDay day;
    private boolean weekday;
    private int service;
    private int desk;
    private int specialist;

    Filter(Scope scope) {
        this.scope = scope;
    }

    void begin(PackedDay next) {
        day = next;
        weekday = scope.weekday()
                .map(number -> number == next.day().getDayOfWeek().getValue())
                .orElse(true);
        service = place(scope.service());
        desk = place(scope.desk());
        specialist = place(scope.specialist());
    }

    boolean takes(int stage) {
        return weekday
                && (service == 0 || service == day.service(stage))
                && (desk == 0 || desk == day.desk(stage))
                && (specialist == 0 || specialist == day.specialist(stage))
                && scope.kind()
                        .map(kind -> kind.equals("cash") == day.cash(stage))
                        .orElse(true)
                && scope.category()
                        .map(one -> one.equals("priority") == day.priority(stage))
                        .orElse(true)
                && scope.hour().map(hour -> hour == day.hour(stage)).orElse(true)
                && scope.outcome().map(outcome -> is(outcome, stage)).orElse(true);
    }

    private boolean is(Outcome outcome, int stage) {
        return switch (outcome) {
            case SERVED -> day.served(stage);
            case COUNTED -> day.counts(stage);
            case INACCURATE -> day.served(stage) && !day.counts(stage);
            case WITHIN -> day.within(stage);
            case LATE -> day.counts(stage) && !day.within(stage);
            case NO_SHOW -> day.state(stage) == 6;
            case CANCELLED -> day.state(stage) == 7;
            case EXPIRED -> day.state(stage) == 8;
            case OPEN -> day.open(stage);
            case POSTPONED -> day.counts(stage) && day.putOff(stage) > 0;
        };
    }

    /** 0: any. */
    private int place(Optional<String> word) {
        if (word.isEmpty()) {
            return 0;
        }
        int at = Arrays.asList(day.words()).indexOf(word.get());
        return at < 0 ? NOWHERE : at + 1;
    }
}
