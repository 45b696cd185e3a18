package dev.talon.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Databases made before the first release: their history of the schema is of the files in {@code db/before_release}. Those that
 * are missing are run, the last of which makes the schema that of {@code db/migration}; then the history is written anew as if
 * the database had been made by these. A process that dies in between leaves a database that the next start carries on with.
 */
final class BeforeRelease {
    private static final Logger LOG = LoggerFactory.getLogger(BeforeRelease.class);

    static final String LOCATION = "classpath:db/before_release";

    /** The lock of whoever carries a database over; the others wait. */
    private static final String LOCK = "SELECT pg_advisory_lock(1952541554)";

    private static final String CARRIED = """
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                                               execution_time, success)
            VALUES (?, ?, ?, 'SQL', ?, ?, current_user, 0, true)""";

    /** Up to this one, the last of the first release, the new files say what the old ones come to; those that follow are still to be run. */
    private static final MigrationVersion SAME = MigrationVersion.fromVersion("13");

    private static final String NO_HISTORY = "flyway_no_history";

    private BeforeRelease() {}

    /** Whether the schema is to be carried over. */
    static boolean isOf(Flyway before) {
        return made(before) || Halfway.made(before);
    }

    /** Whether it would be, and cannot: it has run files that were changed before the first release. */
    static boolean isUnknown(Flyway before) {
        return first(before).findAny().isPresent() && !isOf(before);
    }

    /** Whether the history is of the old files: its first one is theirs. */
    private static boolean made(Flyway before) {
        return first(before).anyMatch(MigrationInfo::isChecksumMatching);
    }

    /** No release has a file of this name. */
    private static Stream<MigrationInfo> first(Flyway before) {
        return Stream.of(before.info().applied())
                .filter(migration -> migration.getScript().equals("V1__queue.sql"));
    }

    /**
     * @param before knows the old files
     * @param now    where the new ones are
     */
    static void carryOver(DataSource source, Flyway before, FluentConfiguration now) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            if (Halfway.made(before)) {
                connection.setAutoCommit(false);
                Halfway.rename(statement);
                write(connection, upTo(Halfway.SAME, configured(before)));
                connection.commit();
                connection.setAutoCommit(true);
            }
            if (!made(before)) {
                return;
            }
            LOG.info("The database was made before the first release: its schema is carried over.");
            before.migrate();
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM flyway_schema_history");
            write(connection, upTo(SAME, now));
            connection.commit();
        }
    }

    private static FluentConfiguration configured(Flyway flyway) {
        return Flyway.configure().configuration(flyway.getConfiguration());
    }

    /** By a history that is not there each is still to be run, with its own checksum. */
    private static List<MigrationInfo> upTo(MigrationVersion last, FluentConfiguration files) {
        return Stream.of(files.table(NO_HISTORY).load().info().pending())
                .filter(step -> step.isVersioned() && step.getVersion().compareTo(last) <= 0)
                .toList();
    }

    private static void write(Connection connection, List<MigrationInfo> history) throws SQLException {
        try (PreparedStatement carried = connection.prepareStatement(CARRIED)) {
            int rank = 1;
            for (MigrationInfo migration : history) {
                carried.setInt(1, rank++);
                carried.setString(2, migration.getVersion().getVersion());
                carried.setString(3, migration.getDescription());
                carried.setString(4, migration.getScript());
                carried.setInt(5, migration.getChecksum());
                carried.executeUpdate();
            }
        }
    }
}
