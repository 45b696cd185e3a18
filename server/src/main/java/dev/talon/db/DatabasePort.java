package dev.talon.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * On which port the embedded PostgreSQL listens, and how long other tools can rely on it. Whoever starts PostgreSQL gives it both, so that every
 * command can ask, whatever its own settings are.
 *
 * @param number 1–65535
 */
public record DatabasePort(int number, Given given) {
    /** By whom the port was chosen. */
    public enum Given {
        /** By a setting of serve: the next start takes it again. */
        FIXED,
        /** By chance, at the start of serve: the next start takes another. */
        FREE,
        /** By chance, for one command: serve does not run. */
        COMMAND,
        /** Unknown: a Talon that did not say it, or somebody else, has started PostgreSQL. */
        UNKNOWN;

        /** For the command line of PostgreSQL. */
        String setting() {
            return " -c talon.port=" + name();
        }
    }

    private static final String ASK =
            "SELECT current_setting('port')::int, coalesce(current_setting('talon.port', true), '')";

    /** Asks the PostgreSQL that answers; blocking. */
    public static DatabasePort of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            String said = row.getString(2);
            return new DatabasePort(
                    row.getInt(1),
                    Arrays.stream(Given.values())
                            .filter(given -> given.name().equals(said))
                            .findFirst()
                            .orElse(Given.UNKNOWN));
        }
    }
}
