package dev.talon.db;

/** The database cannot be used as asked. The message is one sentence for the person who started Talon. */
public final class DatabaseFault extends RuntimeException {
    public DatabaseFault(String sentence) {
        super(sentence);
    }

    public DatabaseFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
