package dev.talon.statistics;

import java.util.Arrays;
import java.util.Optional;

/** Tests whether a packed stage matches a filter, except for days and centres, which the query has selected. */
final class PackedStageFilter {
    /** A word that the day does not have: no stage matches. */
    private static final int NOWHERE = -1;

    private static final int ANY = -1;

    /** Beside the number of a kind, and {@link #NOWHERE}. */
    private static final int EVERY = -2;

    private final StageFilter scope;
    /** Nothing is left out. */
    private final boolean any;

    private final int category;
    private final int hour;
    private final Outcome outcome;
    private PackedDay day;
    private int kind;
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
        this.category =
                scope.category().map(word -> number(word.equals("priority"))).orElse(ANY);
        this.hour = scope.hour().orElse(ANY);
        this.outcome = scope.outcome().orElse(null);
    }

    /** @return whether the day may have stages that match */
    boolean begin(PackedDay next) {
        day = next;
        boolean weekday = scope.weekday()
                .map(number -> number == next.day().getDayOfWeek().getValue())
                .orElse(true);
        kind = scope.kind().map(next::kindNumber).orElse(EVERY);
        service = place(scope.service());
        desk = place(scope.desk());
        specialist = place(scope.specialist());
        return weekday && kind != NOWHERE && service != NOWHERE && desk != NOWHERE && specialist != NOWHERE;
    }

    boolean takes() {
        return any
                || (service == 0 || service == day.service())
                        && (desk == 0 || desk == day.desk())
                        && (specialist == 0 || specialist == day.specialist())
                        && (kind == EVERY || kind == day.kind())
                        && (category == ANY || category == number(day.priority()))
                        && (hour == ANY || hour == day.hour())
                        && (outcome == null || is(outcome));
    }

    private static int number(boolean is) {
        return is ? 1 : 0;
    }

    private boolean is(Outcome one) {
        return switch (one) {
            case SERVED -> day.served();
            case COUNTED -> day.counts();
            case INACCURATE -> day.served() && !day.counts() && !day.wrongService();
            case WRONG_SERVICE -> day.wrongService();
            case WITHIN -> day.within();
            case LATE -> day.counts() && day.queued() && !day.within();
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
