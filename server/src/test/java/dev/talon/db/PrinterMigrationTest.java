package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Printers that were set up before there were profiles print on, on the same paper. */
class PrinterMigrationTest {
    @Test
    void anOldPrinterKeepsItsAddressAndItsWidth() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            backToVersion20(database.address());
            try (TestNode node = TestNode.start(database.address())) {
                var printers = node.get("/centres/north/printers").json();
                assertThat(printers.findValuesAsText("code")).containsExactly("a", "b", "c", "d", "e");
                assertThat(printers.findValuesAsText("profile"))
                        .containsExactly(
                                "generic-80", "generic-58", "generic-80-512", "generic-80-640", "generic-80-512");
                assertThat(printers.findValuesAsText("width")).containsExactly("576", "384", "512", "640", "512");
                assertThat(printers.get(0).path("host").asText()).isEqualTo("10.0.0.7");
                assertThat(printers.get(0).path("port").asInt()).isEqualTo(9101);
                assertThat(printers.get(1).path("transport").asText()).isEqualTo("virtual");
                assertThat(node.get("/printer-profiles").json().findValuesAsText("code"))
                        .contains("generic-80-512", "generic-80-640");
            }
        }
    }

    private static void backToVersion20(DatabaseAddress address) throws SQLException {
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
                .locations("classpath:db/migration")
                .target("20")
                .load()
                .migrate();
        execute(address, """
                INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('north', 'Север', 'North', 'Europe/Moscow');
                INSERT INTO printer (centre_id, code, transport, host, port, width)
                SELECT id, given.code, given.transport, given.host, given.port, given.width
                FROM centre, (VALUES ('a', 'tcp', '10.0.0.7', 9101, 576), ('b', 'virtual', NULL, NULL, 384),
                    ('c', 'tcp', '10.0.0.8', 9100, 512), ('d', 'virtual', NULL, NULL, 640),
                    ('e', 'virtual', NULL, NULL, 512)) AS given(code, transport, host, port, width)""");
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
