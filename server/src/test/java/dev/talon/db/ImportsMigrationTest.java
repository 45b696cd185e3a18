package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What an older Talon imported is there, is listed as far as it is known, and has the same hash. */
class ImportsMigrationTest {
    private static final String BEFORE = """
            INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('one', 'Один', 'One', 'Europe/Moscow');
            INSERT INTO event (centre_id, at, kind, actor, reason)
            VALUES (1, '2025-01-01T10:00:00Z', 'imported', 'staff:admin', 'stages 12, sha256 %1$s'),
                   (2, '2025-01-01T10:00:00Z', 'imported', 'staff:admin', 'stages 30, sha256 %1$s'),
                   (1, '2025-01-02T10:00:00Z', 'imported_day', 'staff:admin', NULL);
            INSERT INTO call_import (at, actor, form, encoding, sha256, lines, imported, duplicates)
            VALUES (now(), 'staff:admin', 'queue_log', 'UTF-8', '%1$s', 3, 3, 0);
            INSERT INTO call (queue, call, ended_at, entered_at, outcome, wait, service, import_id)
            VALUES ('q', 'c', '2024-03-15T09:00:00.25Z', '2024-03-15T09:00:00.25Z', 'empty', 0, NULL, 1),
                   ('q', 'c', '2024-03-15T09:00:00.75Z', '2024-03-15T09:00:00.75Z', 'empty', 0, NULL, 1),
                   ('q', 'd', '2024-03-15T09:01:00Z', '2024-03-15T09:00:00Z', 'answered', 30000000, 30000000, 1);
            INSERT INTO calls_closing (month, zone, closed_by, closed_by_name, version, hash, figures)
            SELECT '2024-03-01', 'Europe/Moscow', 'staff:admin', 'A', '1', calls_hash('2024-03-01', 'Europe/Moscow', NULL), '{}'
            """.formatted("a".repeat(64));

    @Test
    void callsKeepTheirHashAndImportsAreListed() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = Database.dataSource(database.address()).getConnection();
                var statement = connection.createStatement()) {
            OldSchema.make(database.address(), OldSchema.FIRST);
            statement.execute(BEFORE);
            OldSchema.carryOver(database.address());
            assertThat(text(connection, "SELECT string_agg(call || nth, ' ' ORDER BY id) FROM call"))
                    .isEqualTo("c1 c2 d1");
            assertThat(text(connection, "SELECT verify_calls('2024-03-01')")).isEqualTo("f");
            assertThat(text(connection, "SELECT day_of_calls('2024-03-15', 'Europe/Moscow', NULL)::text"))
                    .startsWith("(3,");
            assertThat(text(connection, "SELECT imported || ' ' || traced || ' ' || sha256 FROM history_import"))
                    .isEqualTo("42 false " + "a".repeat(64));
            assertThat(text(connection, "SELECT count(*) FROM history_import")).isEqualTo("1");
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
