package dev.talon.db;

import java.sql.Connection;
import java.sql.SQLException;
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

    private static final String LOCATION = "classpath:db/migration";

    /** A program that was never packaged has none, and is older than nobody. */
    private static final String OWN_VERSION =
            String.valueOf(Migrations.class.getPackage().getImplementationVersion());

    private Migrations() {}

    /**
     * @throws DatabaseFault when the database cannot be reached or is too old, or its schema is newer than this Talon or was
     *     changed by hand
     */
    static void run(DataSource source, DatabaseAddress address) {
        run(source, address, OWN_VERSION);
    }

    /** @param version of this Talon */
    static void run(DataSource source, DatabaseAddress address, String version) {
        try (Connection connection = source.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRESQL) {
                throw DatabaseFault.of("too-old", address, major, OLDEST_POSTGRESQL);
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e, "unreachable", address, firstLine(e));
        }
        if (isUpToDate(source, address)) {
            return;
        }
        Flyway before = configured(source, BeforeRelease.LOCATION, "").load();
        if (BeforeRelease.isUnknown(before)) {
            throw DatabaseFault.of("before-release", address);
        }
        if (BeforeRelease.isOf(before)) {
            bringUpToDate(
                    source,
                    address,
                    version,
                    BeforeRelease.LOCATION,
                    old -> BeforeRelease.carryOver(source, old, configured(source, LOCATION, "")));
        }
        bringUpToDate(source, address, version, LOCATION, Flyway::migrate);
    }

    /**
     * Whether every step was run, and is written today as it was then: nearly every start finds it so, and one look at the
     * history says it. What it does not say, the whole way finds out.
     */
    private static boolean isUpToDate(DataSource source, DatabaseAddress address) {
        try {
            MigrationInfo[] steps =
                    configured(source, LOCATION, "").load().info().all();
            return steps.length > 0 && Stream.of(steps).allMatch(Migrations::wasRunAsWritten);
        } catch (FlywayException e) {
            throw DatabaseFault.of(e, "unusable", address, firstLine(e));
        }
    }

    /** A function that was written anew leaves the step that wrote it before in the history: superseded. */
    private static boolean wasRunAsWritten(MigrationInfo step) {
        return step.getState() == MigrationState.SUPERSEDED
                || step.getState() == MigrationState.SUCCESS
                        && step.isChecksumMatching()
                        && step.isDescriptionMatching()
                        && step.isTypeMatching();
    }

    /** How many steps are missing. @throws DatabaseFault when a newer Talon has changed the schema, or it cannot be read */
    static int missing(DataSource source, DatabaseAddress address) {
        try {
            Flyway flyway = configured(source, LOCATION, "").load();
            Flyway before = configured(source, BeforeRelease.LOCATION, "").load();
            if (BeforeRelease.isUnknown(before)) {
                throw DatabaseFault.of("before-release", address);
            }
            if (!BeforeRelease.isOf(before)) {
                NewerSchema.refuse(flyway, OWN_VERSION, address);
            }
            return flyway.info().pending().length;
        } catch (FlywayException e) {
            throw DatabaseFault.of(e, "unusable", address, firstLine(e));
        }
    }

    private interface Step {
        void run(Flyway flyway) throws SQLException;
    }

    private static void bringUpToDate(
            DataSource source, DatabaseAddress address, String version, String location, Step step) {
        Flyway flyway = configured(source, location, "")
                .installedBy(NewerSchema.author(version))
                .load();
        try {
            NewerSchema.refuse(flyway, version, address);
            step.run(flyway);
        } catch (FlywayException e) {
            throw notBrought(address, reasons(source, location, e), e);
        } catch (SQLException e) {
            throw notBrought(address, firstLine(e), e);
        }
    }

    private static DatabaseFault notBrought(DatabaseAddress address, String reasons, Exception cause) {
        return DatabaseFault.of(cause, "not-migrated", address, reasons);
    }

    /** @param ignored Flyway's pattern of differences that are none; by itself it lets pass what only a newer Talon knows */
    private static FluentConfiguration configured(DataSource source, String location, String ignored) {
        return Flyway.configure().dataSource(source).locations(location).ignoreMigrationPatterns(ignored);
    }

    /** All of them: the person who repairs the schema must see every difference. */
    private static String reasons(DataSource source, String location, FlywayException fault) {
        if (!(fault instanceof FlywayValidateException)) {
            return firstLine(fault);
        }
        return configured(source, location, "*:pending").load().validateWithResult().invalidMigrations.stream()
                .map(migration -> migration.errorDetails.errorMessage)
                .map(Migrations::firstLine)
                .collect(Collectors.joining("; "));
    }

    static String firstLine(Exception e) {
        return firstLine(String.valueOf(e.getMessage()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("[.:]\\s*$", "");
    }
}
