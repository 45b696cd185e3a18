package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.table.closing.Recompute;
import dev.talon.table.closing.Recomputed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a centre really did, by its kiosk and its desks, is rebuilt from the event log to the same hash. */
class RebuiltFromEventsTest {
    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();

    private static TestDatabase database;
    private static TestNode node;
    private String served = "";

    @BeforeAll
    static void open() {
        NOW.set(OffsetDateTime.parse("2025-03-31T09:00:00+03:00"));
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get);
        assertThat(node.createCentre("north").status()).isEqualTo(201);
        assertThat(node.createCentre("other").status()).isEqualTo(201);
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void aDayOfEveryCommandAndItsNightComeBackFromEvents() throws SQLException {
        String left = issue("consultation");
        ok(node.delete("/centres/north/tickets/" + left));
        issue("combined");
        issue("combined");
        issue("consultation");
        issue("cash");
        desk("1", "call-next");
        later(41);
        desk("1", "recall");
        later(17);
        desk("1", "start");
        later(300);
        desk("1", "finish");
        desk("1", "call-next");
        later(60);
        desk("1", "no-show");
        desk("1", "call-next");
        later(5);
        desk("1", "start");
        later(200);
        desk("1", "finish");
        String second = issue("consultation");
        served = second;
        assertThat(node.atDesk("north", "1", "call", "{\"ticket\":\"" + second + "\",\"reason\":\"с ребёнком\"}")
                        .status())
                .isEqualTo(200);
        desk("1", "start");
        later(90);
        desk("1", "finish");
        issue("consultation");
        desk("1", "call-next");
        desk("1", "start");
        issue("consultation");
        later((int) Duration.ofHours(16).toSeconds());
        TestNode.await(new dev.talon.day.DayClose(
                        node.vertx(),
                        node.database(),
                        TestNode.await(dev.talon.db.Hints.start(node.vertx(), node.database())),
                        new DayFigures(node.database()),
                        NOW::get)
                .run());
        Recomputed march = recompute("north", "2025-03").orElseThrow();
        assertThat(march.stages()).isGreaterThanOrEqualTo(8);
        assertThat(march.unlike()).isEmpty();
        assertThat(march.same()).isTrue();
        assertThat(recompute("other", "2025-03").orElseThrow().eventHash()).isNotEqualTo(march.eventHash());
        assertThat(recompute("nowhere", "2025-03")).isEmpty();
        closeAndLie();
    }

    private void markAndWithdraw() throws SQLException {
        List<String> hashes = new ArrayList<>();
        for (String verdict : List.of("inaccurate", "withdrawn", "accurate", "inaccurate")) {
            Reply marked = node.post("/centres/north/times", """
                    {"verdict":"%s","reason":"проверено: %s","stages":[{"ticket":"%s","position":1}]}""".formatted(verdict, verdict, served));
            assertThat(marked.status()).as("%s", marked.json()).isEqualTo(200);
            Recomputed after = recompute("north", "2025-03").orElseThrow();
            assertThat(after.same()).as("%s", verdict).isTrue();
            hashes.add(after.signed().orElseThrow());
        }
        assertThat(hashes.get(1))
                .as("as it was signed at first")
                .isEqualTo(hashes.get(2))
                .isNotEqualTo(hashes.get(0));
        assertThat(hashes.get(3)).isEqualTo(hashes.get(0));
        Reply closing = node.get("/centres/north/closings/2025-03");
        assertThat(closing.json().at("/amendments")).hasSize(3);
        assertThat(closing.text("/amendments/0/author")).startsWith("token:");
        assertThat(closing.text("/amendments/2/reason")).isEqualTo("проверено: inaccurate");
    }

    /** What events do not tell is told by day. */
    private void closeAndLie() throws SQLException {
        Reply closed = node.post("/centres/north/closings", "{\"month\":\"2025-03\"}");
        assertThat(closed.status()).as("%s", closed.json()).isEqualTo(201);
        assertThat(closed.text("/hash"))
                .isEqualTo(recompute("north", "2025-03").orElseThrow().eventHash());
        markAndWithdraw();
        try (Connection connection = node.database().jdbc().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE stage SET finished_at = finished_at + interval '1 minute' WHERE state = 'no_show'");
        }
        Recomputed lied = recompute("north", "2025-03").orElseThrow();
        assertThat(lied.same()).isFalse();
        assertThat(lied.amendments()).isEqualTo(4);
        assertThat(lied.eventHash()).isNotEqualTo(lied.closedHash().orElseThrow());
        assertThat(lied.unlike()).singleElement().satisfies(day -> {
            assertThat(day.day()).hasToString("2025-03-31");
            assertThat(day.different()).isOne();
            assertThat(day.withoutEvents()).isZero();
        });
    }

    private static Optional<Recomputed> recompute(String centre, String month) throws SQLException {
        try (Connection connection = node.database().jdbc().getConnection()) {
            return Recompute.run(connection, centre, YearMonth.parse(month));
        }
    }

    private static String issue(String service) {
        Reply ticket = node.post("/centres/north/tickets", "{\"service\":\"" + service + "\"}");
        assertThat(ticket.status()).isEqualTo(201);
        later(7);
        return ticket.text("/id");
    }

    private static void desk(String desk, String command) {
        ok(node.atDesk("north", desk, command));
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 204);
    }

    private static void later(int seconds) {
        NOW.set(NOW.get().plusSeconds(seconds).plusNanos(123_456_000));
    }
}
