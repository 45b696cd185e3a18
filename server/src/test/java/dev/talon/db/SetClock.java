package dev.talon.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The clock of a test's database, which can be set: for whoever connects after it was made, {@code now()} and
 * {@code clock_timestamp()} are so much ahead of PostgreSQL's own.
 */
public final class SetClock {
    private final TestDatabase database;

    private SetClock(TestDatabase database) {
        this.database = database;
    }

    public static SetClock in(TestDatabase database) {
        var clock = new SetClock(database);
        clock.execute("""
                CREATE SCHEMA moved;
                CREATE TABLE moved.clock AS SELECT interval '0' AS ahead;
                CREATE FUNCTION moved.now() RETURNS timestamptz LANGUAGE sql STABLE AS
                    'SELECT pg_catalog.now() + ahead FROM moved.clock';
                CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
                    'SELECT pg_catalog.clock_timestamp() + ahead FROM moved.clock';
                ALTER DATABASE %s SET search_path = public, moved, pg_catalog;
                """.formatted(database.address().database()));
        return clock;
    }

    /** @param interval as PostgreSQL has it, such as {@code 1 day} */
    public void ahead(String interval) {
        execute("UPDATE moved.clock SET ahead = interval '" + interval + "'");
    }

    private void execute(String sql) {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
