package dev.talon.statistics.quarters;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What made visitors wait longer than their norm. */
enum Cause {
    /** No desk was open. */
    NO_DESKS,
    /** Fewer desks were open than usually at that time. */
    FEWER_DESKS,
    /** More people came than usually at that time. */
    MORE_PEOPLE,
    /** Services took longer than usually at that time. */
    LONGER_SERVICES,
    /** More people came than the open desks can serve in the time. */
    MORE_THAN_DESKS_CAN,
    /** All was as it usually is. */
    AS_USUAL,
    /** There is nothing to compare with. */
    UNKNOWN;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
