package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What PostgreSQL says of a full disk is answered in words, nothing is half done, and the server lives on. */
class FullDiskTest {
    /** A statement ends as it does where a table cannot grow. */
    private static final String FULL = """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
            END $$;
            CREATE TRIGGER no_room AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION no_room()""";

    private static final String FREED = "DROP TRIGGER no_room ON event";
    private static final String CSV = """
            centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist
            north,A-1,cash,cash,2024-05-14T09:00:00Z,2024-05-14T09:10:00Z,2024-05-14T09:10:30Z,2024-05-14T09:16:00Z,served,4,Orlov
            """;

    @Test
    void aTicketAndAnImportAreRefusedInWordsUntilThereIsRoom() throws SQLException {
        try (var database = TestDatabase.create();
                var node = TestNode.start(database.address())) {
            node.createCentre("north");
            execute(node, FULL);
            for (Reply refused : new Reply[] {ticket(node, "ru"), imported(node)}) {
                assertThat(refused.status()).as(refused.json().toString()).isEqualTo(507);
                assertThat(refused.text("/type")).endsWith("no-room");
            }
            assertThat(ticket(node, "ru").text("/detail")).contains("диск базы данных заполнен");
            assertThat(ticket(node, "en").text("/detail")).contains("disk is full");
            assertThat(tickets(node)).isZero();
            execute(node, FREED);
            assertThat(ticket(node, "en").status()).isEqualTo(201);
            assertThat(imported(node).json().at("/imported").asInt()).isOne();
            assertThat(tickets(node)).isEqualTo(2);
        }
    }

    private static Reply ticket(TestNode node, String language) {
        return node.post("/centres/north/tickets", "{\"service\":\"cash\"}", "accept-language", language);
    }

    private static Reply imported(TestNode node) {
        return node.post("/imports/stages", CSV, "content-type", "text/csv");
    }

    private static long tickets(TestNode node) throws SQLException {
        try (Connection connection = node.database().jdbc().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM ticket")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(TestNode node, String sql) throws SQLException {
        try (Connection connection = node.database().jdbc().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
