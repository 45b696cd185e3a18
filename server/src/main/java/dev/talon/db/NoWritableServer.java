package dev.talon.db;

/** Of the servers of the database none can be written to; the message says of each why. */
final class NoWritableServer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoWritableServer(String message) {
        super(message, null, false, false);
    }
}
