package dev.talon.contactcentre;

/** The columns of a plain CSV of calls. */
enum CallColumn {
    CALL,
    QUEUE,
    ENTERED_AT,
    WAIT,
    SERVICE,
    OUTCOME
}
