package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.sql.SQLException;
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
        OldSchema.make(address, "20");
        OldSchema.execute(address, """
                INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('north', 'Север', 'North', 'Europe/Moscow');
                INSERT INTO printer (centre_id, code, transport, host, port, width)
                SELECT id, given.code, given.transport, given.host, given.port, given.width
                FROM centre, (VALUES ('a', 'tcp', '10.0.0.7', 9101, 576), ('b', 'virtual', NULL, NULL, 384),
                    ('c', 'tcp', '10.0.0.8', 9100, 512), ('d', 'virtual', NULL, NULL, 640),
                    ('e', 'virtual', NULL, NULL, 512)) AS given(code, transport, host, port, width)""");
    }
}
