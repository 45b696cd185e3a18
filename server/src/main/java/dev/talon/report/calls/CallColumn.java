package dev.talon.report.calls;

/** The columns of a plain CSV of calls. */
enum CallColumn {
    CALL,
    QUEUE,
    ENTERED_AT,
    WAIT,
    SERVICE,
    OUTCOME
}
