package dev.talon.db;

/** Whoever asked for a change waits for it no longer: nothing was changed. */
final class TooLate extends RuntimeException {
    TooLate() {
        super("Nobody waits for this change any more", null, false, false);
    }
}
