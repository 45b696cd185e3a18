package dev.talon.statistics;

import java.util.Locale;

/** The dimensions by which figures are broken down. */
enum Breakdown {
    TOTAL,
    CENTRE,
    SERVICE,
    KIND,
    /** By the hour of being queued. */
    HOUR,
    WEEKDAY,
    /** The heat map: weekday, then hour. */
    HEAT,
    DESK,
    SPECIALIST,
    CATEGORY,
    DAY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param word one of the contract's words */
    static Breakdown of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a ticket is in one row only, whatever its stages: then visits can be counted. */
    boolean keepsTicketsWhole() {
        return this != KIND && this != DESK && this != SPECIALIST;
    }
}
