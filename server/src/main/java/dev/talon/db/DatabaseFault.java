package dev.talon.db;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** The database cannot be used as requested. The message is one sentence for the person who started Talon. */
public final class DatabaseFault extends RuntimeException {
    /**
     * Classes of SQLSTATE for connections, authentication, databases, resources, operators' actions, locks, and a
     * read-only server.
     */
    private static final Pattern PASSES = Pattern.compile("(08|28|3D|40|53|55|57|58)...|25006");

    public DatabaseFault(String sentence) {
        super(sentence);
    }

    public DatabaseFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * Whether a later try may succeed without another Talon: the server is away, starts, recovers, is read-only, has no
     * space or no such database yet, or refuses the login.
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
