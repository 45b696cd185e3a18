package dev.talon.statistics;

import java.util.Arrays;
import java.util.Optional;

/** Tests whether a packed stage matches a filter, except for days and centres, which the query has selected. */
final class PackedStageFilter {
    /** A word that the day does not have: no stage matches. */
    private static final int NOWHERE = -1;

    private final StageFilter scope;
    /** Nothing is left out. */
    private final boolean any;

    private PackedDay day;
    private boolean weekday;
    private int service;
    private int desk;
    private int specialist;

    PackedStageFilter(StageFilter scope) {
        this.scope = scope;
        this.any = !scope.splitsTickets()
                && scope.service().isEmpty()
                && scope.category().isEmpty()
                && scope.hour().isEmpty()
                && scope.weekday().isEmpty();
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

    boolean takes() {
        return any
                || weekday
                        && (service == 0 || service == day.service())
                        && (desk == 0 || desk == day.desk())
                        && (specialist == 0 || specialist == day.specialist())
                        && scope.kind()
                                .map(kind -> kind.equals("cash") == day.cash())
                                .orElse(true)
                        && scope.category()
                                .map(one -> one.equals("priority") == day.priority())
                                .orElse(true)
                        && scope.hour().map(hour -> hour == day.hour()).orElse(true)
                        && scope.outcome().map(outcome -> is(outcome)).orElse(true);
    }

    private boolean is(Outcome outcome) {
        return switch (outcome) {
            case SERVED -> day.served();
            case COUNTED -> day.counts();
            case INACCURATE -> day.served() && !day.counts();
            case WITHIN -> day.within();
            case LATE -> day.counts() && !day.within();
            case NO_SHOW -> day.state() == 6;
            case CANCELLED -> day.state() == 7;
            case EXPIRED -> day.state() == 8;
            case OPEN -> day.open();
            case POSTPONED -> day.counts() && day.putOff() > 0;
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
