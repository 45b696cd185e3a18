package dev.talon.db;

/** None of the database's servers is writable; the message gives the reason for each. */
final class NoWritableServer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoWritableServer(String message) {
        super(message, null, false, false);
    }
}
