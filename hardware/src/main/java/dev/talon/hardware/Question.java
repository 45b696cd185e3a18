package dev.talon.hardware;

/** A question to a printer. Many makes answer some of these and never the others. */
enum Question {
    /** {@code GS a 255}: report each change. */
    CHANGES,
    /** {@code DLE EOT 1}: can you print? */
    PRINTER,
    /** {@code DLE EOT 2}: why can you not? */
    CAUSE,
    /** {@code DLE EOT 3}: which error is it? */
    ERROR,
    /** {@code DLE EOT 4}: have you paper? */
    PAPER,
    /** Custom's {@code DLE EOT 20}: all of it. */
    FULL,
    /** {@code GS r 1}: is everything before this printed? */
    DONE
}
