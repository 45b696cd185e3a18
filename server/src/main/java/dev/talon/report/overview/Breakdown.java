package dev.talon.report.overview;

import java.util.Locale;

/** What the figures are split by: the key of a row in SQL, and for some a second part of it. */
enum Breakdown {
    TOTAL("''", "NULL::text"),
    CENTRE("centre", "NULL::text"),
    SERVICE("service", "NULL::text"),
    KIND("kind", "NULL::text"),
    /** By the hour of being queued. */
    HOUR("hour::text", "NULL::text"),
    WEEKDAY("weekday::text", "NULL::text"),
    /** The heat map: weekday, then hour. */
    HEAT("weekday::text", "hour::text"),
    /** A desk of one centre is not the desk of the same number elsewhere. */
    DESK("coalesce(desk, '')", "centre"),
    SPECIALIST("coalesce(specialist, '')", "NULL::text"),
    CATEGORY("category", "NULL::text"),
    DAY("business_day::text", "NULL::text");

    final String key;
    final String second;

    Breakdown(String key, String second) {
        this.key = key;
        this.second = second;
    }

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

    /** One select of the figures by this key, over {@code leg}. */
    String select() {
        String group = this == TOTAL ? "" : " GROUP BY 2, 3";
        return "SELECT '" + word() + "' AS breakdown, " + key + " AS key, " + second + " AS second, " + Figures.COLUMNS
                + " FROM leg" + group;
    }
}
