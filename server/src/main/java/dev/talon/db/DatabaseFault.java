package dev.talon.db;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** The database cannot be used as requested. The message is one sentence for the person who started Talon. */
public final class DatabaseFault extends RuntimeException {
    /** PostgreSQL's words for connections, who may log in, databases, resources, what operators do, locks, and a read-only server. */
    private static final Pattern PASSES = Pattern.compile("(08|28|3D|40|53|55|57|58)...|25006");

    public DatabaseFault(String sentence) {
        super(sentence);
    }

    public DatabaseFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * Whether the same may go well later without another Talon: the server is away, starts, recovers, only reads, has no place or
     * no such database yet, or does not let us in.
     */
    public boolean mayPass() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && PASSES.matcher(sql.getSQLState()).matches()) {
                return true;
            }
        }
        return false;
    }
}
