package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two centres that counted in databases of their own, in which both have the number 1 and events of the same numbers, stand side by
 * side in a third one: server/docs/adr/0007-centres-with-nodes-of-their-own.md.
 */
class OwnNodesTest {
    /** What would be sent, in this order: the table, and its columns beside the centre's. */
    private static final List<String> FACTS = List.of("service", "service_norm", "desk", "ticket", "stage", "event");

    private static final String HASHES = "SELECT string_agg(d.hash, ' ' ORDER BY d.business_day) FROM centre c,"
            + " day_hashes(c.id, '2000-01-01', '2100-01-01') AS d WHERE c.code = '%s'";

    @Test
    void factsOfTwoDatabasesFitInOne() throws SQLException {
        try (var north = TestDatabase.create();
                var south = TestDatabase.create();
                var middle = TestDatabase.create()) {
            serve(north, "north", 3);
            serve(south, "south", 5);
            assertThat(OldSchema.ask(south.address(), "SELECT min(id) FROM event"))
                    .as("numbers collide, but for the centre")
                    .isEqualTo(OldSchema.ask(north.address(), "SELECT min(id) FROM event"));
            assertThat(OldSchema.ask(south.address(), "SELECT id FROM centre")).isEqualTo("1");

            send(south, middle);
            send(north, middle);

            for (var from : List.of(north, south)) {
                String code = OldSchema.ask(from.address(), "SELECT code FROM centre");
                assertThat(OldSchema.ask(middle.address(), HASHES.formatted(code)))
                        .isEqualTo(OldSchema.ask(from.address(), HASHES.formatted(code)))
                        .isNotBlank();
                assertThat(OldSchema.ask(middle.address(), "SELECT uuid FROM centre WHERE code = '" + code + "'"))
                        .isEqualTo(OldSchema.ask(from.address(), "SELECT uuid FROM centre"));
                assertThat(OldSchema.ask(
                                middle.address(),
                                "SELECT count(*) FROM event JOIN centre c ON c.id = centre_id WHERE code = '" + code
                                        + "'"))
                        .isEqualTo(OldSchema.ask(from.address(), "SELECT count(*) FROM event"));
            }
        }
    }

    private static void serve(TestDatabase database, String centre, int tickets) {
        try (TestNode node = TestNode.start(database.address())) {
            assertThat(node.createCentre(centre).status()).isLessThan(300);
            for (int n = 0; n < tickets; n++) {
                assertThat(node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}")
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private static void send(TestDatabase from, TestDatabase to) throws SQLException {
        String centre = OldSchema.ask(from.address(), "SELECT to_jsonb(c) FROM centre c");
        OldSchema.execute(to.address(), """
                INSERT INTO centre (code, name_ru, name_en, zone, uuid)
                SELECT code, name_ru, name_en, zone, uuid FROM jsonb_populate_record(NULL::centre, '%s')""".formatted(centre));
        for (String table : FACTS) {
            String rows = OldSchema.ask(from.address(), "SELECT jsonb_agg(t) FROM " + table + " t");
            try (Connection connection = Database.dataSource(to.address()).getConnection();
                    var insert = connection.prepareStatement("INSERT INTO " + table + " OVERRIDING SYSTEM VALUE"
                            + " SELECT sent.* FROM jsonb_array_elements(?::jsonb) AS row, jsonb_populate_record(NULL::"
                            + table
                            + ", row || jsonb_build_object('centre_id',"
                            + " (SELECT id FROM centre WHERE uuid = (?::jsonb ->> 'uuid')::uuid))) AS sent"
                            + (table.equals("service_norm") ? " ON CONFLICT DO NOTHING" : ""))) {
                insert.setString(1, rows);
                insert.setString(2, centre);
                assertThat(insert.executeUpdate()).as(table).isNotNegative();
            }
        }
    }
}
