package dev.talon.contactcentre;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The calls that a figure of the table covers; {@code among_population.sql} says which they are. */
enum CallPopulation {
    /** All that came into the queues and came to an end. */
    RECEIVED,
    /** An operator answered; those handed on among them. */
    ANSWERED,
    /** An operator answered and handed them on. */
    TRANSFERRED,
    /** An operator answered and did not hand them on. */
    UNTRANSFERRED,
    ABANDONED,
    TIMED_OUT,
    LEFT_BY_KEY,
    NOBODY_THERE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param word one of the contract's */
    static CallPopulation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    long count(CallRow row) {
        return switch (this) {
            case RECEIVED -> row.received();
            case ANSWERED -> row.answered();
            case TRANSFERRED -> row.transferred();
            case UNTRANSFERRED -> row.answered() - row.transferred();
            case ABANDONED -> row.abandoned();
            case TIMED_OUT -> row.timedOut();
            case LEFT_BY_KEY -> row.leftByKey();
            case NOBODY_THERE -> row.nobodyThere();
        };
    }

    /** Those that a figure of these leaves out; together with these they are all that were received. */
    List<CallPopulation> others() {
        if (this == RECEIVED) {
            return List.of();
        }
        boolean halfOfTheAnswered = this == TRANSFERRED || this == UNTRANSFERRED;
        return Arrays.stream(values())
                .filter(other -> other != this && other != RECEIVED)
                .filter(other -> this != ANSWERED || !other.answered())
                .filter(other -> halfOfTheAnswered ? other != ANSWERED : other == ANSWERED || !other.answered())
                .toList();
    }

    private boolean answered() {
        return this == ANSWERED || this == TRANSFERRED || this == UNTRANSFERRED;
    }
}
