package dev.talon.contactcentre;

import java.util.OptionalLong;
import java.util.function.Function;

/** A figure of the table: a population of calls, and what is measured of them. */
enum CallFigure {
    WAIT(CallPopulation.ANSWERED, "wait", CallRow::waiting),
    SERVICE(CallPopulation.ANSWERED, "service", CallRow::service),
    ANSWERED(CallPopulation.ANSWERED),
    TRANSFERRED(CallPopulation.TRANSFERRED),
    TRANSFERRED_SERVICE(CallPopulation.TRANSFERRED, "service", CallRow::transferredService),
    UNTRANSFERRED_SERVICE(CallPopulation.UNTRANSFERRED, "service", CallRow::untransferredService),
    ABANDONED(CallPopulation.ABANDONED),
    ABANDONED_WAIT(CallPopulation.ABANDONED, "wait", CallRow::abandonedWait),
    TIMED_OUT(CallPopulation.TIMED_OUT),
    TIMED_OUT_WAIT(CallPopulation.TIMED_OUT, "wait", CallRow::timedOutWait),
    LEFT_BY_KEY(CallPopulation.LEFT_BY_KEY),
    NOBODY_THERE(CallPopulation.NOBODY_THERE),
    RECEIVED(CallPopulation.RECEIVED);

    final CallPopulation population;
    /** wait, service or count. */
    final String side;

    private final Function<CallRow, OptionalLong> value;

    /** How many calls there are of a population. */
    CallFigure(CallPopulation population) {
        this(population, "count", row -> OptionalLong.of(population.count(row)));
    }

    CallFigure(CallPopulation population, String side, Function<CallRow, OptionalLong> value) {
        this.population = population;
        this.side = side;
        this.value = value;
    }

    boolean counts() {
        return side.equals("count");
    }

    /** Whether it is a column of the table; the others are shown below it. */
    boolean stands() {
        return switch (this) {
            case TRANSFERRED_SERVICE, UNTRANSFERRED_SERVICE, RECEIVED -> false;
            default -> true;
        };
    }

    /** As it is printed. */
    String printed(CallRow row, CallWords words) {
        OptionalLong figure = of(row);
        return counts() ? CallFigures.number(figure.orElse(0), words) : CallFigures.minutes(figure);
    }

    /** Seconds, or how many; empty where there is nothing to take a mean of. */
    OptionalLong of(CallRow row) {
        return value.apply(row);
    }
}
