package dev.talon.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema up to date. Several nodes may call it at once: one works, the others wait for it. */
final class Migrations {
    /** Its major version; the schema says UNIQUE NULLS NOT DISTINCT, which older ones do not know. */
    static final int OLDEST_POSTGRESQL = 15;

    private Migrations() {}

    /**
     * @throws DatabaseFault when the database cannot be reached or is too old, or its schema is newer than this Talon or was
     *     changed by hand
     */
    static void run(DataSource source, DatabaseAddress address) {
        try (Connection connection = source.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRESQL) {
                throw new DatabaseFault("The database " + address + " is PostgreSQL " + major + " and Talon needs "
                        + OLDEST_POSTGRESQL + " or newer: name a newer server in TALON_DATABASE_URL.");
            }
        } catch (SQLException e) {
            throw new DatabaseFault(
                    "The database " + address + " cannot be reached (" + firstLine(e)
                            + "): check TALON_DATABASE_URL and that the server runs.",
                    e);
        }
        Flyway flyway = configured(source, "").load();
        try {
            refuseNewer(flyway, address);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseFault(
                    "The schema of " + address + " cannot be brought up to date (" + reasons(source, e)
                            + "): restore a backup or install the Talon that last ran on it.",
                    e);
        }
    }

    /** @param ignored Flyway's pattern of differences that are none; by itself it lets pass what only a newer Talon knows */
    private static FluentConfiguration configured(DataSource source, String ignored) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(ignored);
    }

    private static void refuseNewer(Flyway flyway, DatabaseAddress address) {
        List<MigrationInfo> newer = Stream.of(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .toList();
        if (!newer.isEmpty()) {
            throw new DatabaseFault("A newer Talon has worked on " + address + ": its schema has "
                    + newer.stream().map(Migrations::name).collect(Collectors.joining(", "))
                    + ", which this Talon does not know. Start the newer Talon again; to go back, restore a backup that"
                    + " was made before it.");
        }
    }

    private static String name(MigrationInfo migration) {
        return "V" + migration.getVersion() + " (" + migration.getDescription() + ")";
    }

    /** All of them: the person who repairs the schema must see every difference. */
    private static String reasons(DataSource source, FlywayException fault) {
        if (!(fault instanceof FlywayValidateException)) {
            return firstLine(fault);
        }
        return configured(source, "*:pending").load().validateWithResult().invalidMigrations.stream()
                .map(migration -> migration.errorDetails.errorMessage)
                .map(Migrations::firstLine)
                .collect(Collectors.joining("; "));
    }

    private static String firstLine(Exception e) {
        return firstLine(String.valueOf(e.getMessage()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("[.:]\\s*$", "");
    }
}
