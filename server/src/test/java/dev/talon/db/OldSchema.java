package dev.talon.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Databases as the Talons before the first release left them. */
final class OldSchema {
    /** Of the first Talon that served. */
    static final String FIRST = "54";

    private OldSchema() {}

    /** Empties a database and makes the schema of an older Talon in it. */
    static void make(DatabaseAddress address, String version) throws SQLException {
        execute(address, """
                DO $$
                DECLARE name text;
                BEGIN
                    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                        EXECUTE format('DROP SCHEMA %I CASCADE', name);
                    END LOOP;
                    CREATE SCHEMA public;
                END $$""");
        Flyway.configure()
                .dataSource(Database.dataSource(address))
                .locations(BeforeRelease.LOCATION)
                .target(version)
                .load()
                .migrate();
    }

    /** Starts the Talon of today on it. */
    static void carryOver(DatabaseAddress address) {
        Migrations.run(Database.dataSource(address), address);
    }

    static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column, its rows as lines. */
    static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            var lines = new StringBuilder();
            while (answer.next()) {
                lines.append(lines.isEmpty() ? "" : "\n").append(answer.getString(1));
            }
            return lines.toString();
        }
    }
}
