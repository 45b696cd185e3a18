package dev.talon.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date. Several nodes may do so at once: one works, the others wait for it. */
final class Migrations {
    private Migrations() {}

    /** @throws DatabaseFault when the database cannot be reached, or its schema is newer than this Talon or was changed by hand */
    static void run(DataSource source, DatabaseAddress address) {
        try (Connection connection = source.getConnection()) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new DatabaseFault(
                    "The database " + address + " cannot be reached (" + firstLine(e)
                            + "): check TALON_DATABASE_URL and that the server runs.",
                    e);
        }
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseFault(
                    "The schema of " + address + " cannot be brought up to date (" + firstLine(e)
                            + "): restore a backup or install the Talon that last ran on it.",
                    e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("[.:]\\s*$", "");
    }
}
