package dev.talon.imports.history;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The columns of a history file. */
enum Column {
    CENTRE,
    TICKET,
    SERVICE,
    STAGE,
    QUEUED_AT,
    CALLED_AT,
    STARTED_AT,
    FINISHED_AT,
    OUTCOME,
    DESK,
    SPECIALIST,
    /** From when the wait counts, where that is later than the queue: a visitor who had booked. */
    COUNTS_FROM,
    /** Whole seconds put off before the first call. */
    POSTPONED,
    /** Whole seconds set aside after it; and of these, while the service had begun. */
    ASIDE,
    ASIDE_SERVING,
    /** What came of a service, a code. */
    RESULT;

    /** Those that a file may lack. */
    static final Set<Column> OPTIONAL =
            Collections.unmodifiableSet(EnumSet.of(COUNTS_FROM, POSTPONED, ASIDE, ASIDE_SERVING, RESULT));

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
