package dev.talon.db;

/** Nobody waits for the change any longer: nothing was changed. */
final class TooLate extends RuntimeException {
    TooLate() {
        super("Nobody waits for this change any more", null, false, false);
    }
}
