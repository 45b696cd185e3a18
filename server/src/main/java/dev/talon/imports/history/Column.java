package dev.talon.imports.history;

import java.util.Locale;

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
    SPECIALIST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
