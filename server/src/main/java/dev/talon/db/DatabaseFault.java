package dev.talon.db;

import dev.talon.words.Text;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The database cannot be used as requested. The message is one sentence for the person who started Talon. */
public final class DatabaseFault extends RuntimeException {
    /**
     * Classes of SQLSTATE for connections, authentication, databases, resources, operators' actions, locks, and a
     * read-only server.
     */
    private static final Pattern PASSES = Pattern.compile("(08|28|3D|40|53|55|57|58)...|25006");

    private final Text text;

    /**
     * A fault in words of the catalogue {@code database-faults}.
     *
     * @param put what stands for {@code {0}}, {@code {1}}…
     */
    public static DatabaseFault of(String key, Object... put) {
        return of(null, key, put);
    }

    /** The same with its cause; null: there is none. */
    public static DatabaseFault of(Throwable cause, String key, Object... put) {
        return new DatabaseFault(Text.of("database-faults", key, put), cause);
    }

    private DatabaseFault(Text text, Throwable cause) {
        super(text.in("en"), cause);
        this.text = text;
    }

    /** The sentence in the language of whoever reads it; the message is in English, as the log is. */
    public Text text() {
        return text;
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
