package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.board.LiveScreen;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over a primary and its standby, both of which stand in the database's address. */
@Timeout(300)
class FailoverTest {
    private static final String TICKETS = "/centres/north/tickets";
    private static final String CASH = "{\"service\":\"cash\"}";
    private static final String CONNECTIONS =
            "SELECT count(*) %s FROM pg_stat_activity WHERE application_name LIKE 'talon%%' AND pid <> pg_backend_pid()";

    @TempDir
    Path temporary;

    private TestServer first;
    private TestServer second;
    private DatabaseAddress both;
    private TestNode node;
    private TestNode other;

    @BeforeEach
    void start() throws Exception {
        first = TestServer.primary(temporary.resolve("first"));
        DatabaseAddress at = first.address();
        Database.migrated(at);
        second = first.standby(temporary.resolve("second"), "second");
        // The standby first: it is not taken.
        both = new DatabaseAddress(
                List.of(second.at(), first.at()), true, at.database(), at.user(), at.password(), at.sslMode());
        node = TestNode.start(both);
        other = TestNode.start(both);
        node.createCentre("north");
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        other.close();
        first.close();
        second.close();
    }

    @Test
    void commandsScreensAndBlockingConnectionsGoOnWithThePromotedServer() throws Exception {
        try (LiveScreen screen = LiveScreen.open(node, "north");
                LiveScreen elsewhere = LiveScreen.open(other, "north")) {
            press(node, "before");
            screen.until(board -> waiting(board) == 1);
            untilCaughtUp();
            first.kill();
            untilReady(node, 503);
            second.promote();
            // Before the poll that is answered again nothing would be known of it.
            press(node, "after");
            screen.until(board -> waiting(board) == 2);
            elsewhere.until(board -> waiting(board) == 2);
            press(other, "after on the other");
            screen.until(board -> waiting(board) == 3);
        }
        untilReady(node, 200);
        untilReady(other, 200);
        assertThat(second.text("SELECT count(*) FROM ticket")).isEqualTo("3");
        try (Connection blocking = node.database().jdbc().getConnection()) {
            assertThat(blocking.getMetaData().getURL())
                    .contains(":" + second.at().port() + "/");
        }
        try (Connection ofACommand = Database.dataSource(both).getConnection()) {
            assertThat(ofACommand.getMetaData().getURL())
                    .contains(":" + second.at().port() + "/");
        }
    }

    @Test
    void screensTakeTheWordOfAServerThatLacksTheLastCommitsThoughItIsAtTheSameVersion() throws Exception {
        try (LiveScreen screen = LiveScreen.open(node, "north");
                LiveScreen elsewhere = LiveScreen.open(other, "north")) {
            press(node, "kept");
            screen.until(board -> waiting(board) == 1);
            elsewhere.until(board -> waiting(board) == 1);
            untilCaughtUp();
            second.fallBehind();
            press(node, "lost 1");
            press(node, "lost 2");
            screen.until(board -> waiting(board) == 3);
            elsewhere.until(board -> waiting(board) == 3);
            second.promote();
            // Others have already worked there, just as much as was lost.
            second.execute("UPDATE centre SET version = " + first.text("SELECT max(version) FROM centre"));
            first.kill();
            screen.until(board -> waiting(board) == 1);
            elsewhere.until(board -> waiting(board) == 1);
            try (LiveScreen late = LiveScreen.open(other, "north")) {
                assertThat(waiting(late.next())).isEqualTo(1);
            }
            press(node, "lost 2");
            screen.until(board -> waiting(board) == 2);
            assertThat(second.text("SELECT count(*) FROM ticket"))
                    .as("the key is not known there: the visitor gets a ticket that exists")
                    .isEqualTo("2");
        }
    }

    @Test
    void aServerThatCanOnlyBeReadIsLeftOnEveryConnection() throws Exception {
        untilCaughtUp();
        node.database().reports().query("SELECT 1").execute().await();
        second.promote();
        first.execute("ALTER SYSTEM SET default_transaction_read_only = on");
        first.execute("SELECT pg_reload_conf()");
        second.until(CONNECTIONS.formatted("> 10"));
        first.until(CONNECTIONS.formatted("= 0"));
        press(node, "after");
        assertThat(second.text("SELECT count(*) FROM ticket")).isEqualTo("1");
        untilReady(node, 200);
    }

    @Test
    void aFormerPrimaryThatComesBackByItselfIsNotTaken() throws Exception {
        untilCaughtUp();
        first.kill();
        second.promote();
        press(node, "after");
        first.start();
        assertThat(first.text("SELECT pg_is_in_recovery()")).isEqualTo("f");
        var oldFirst = new DatabaseAddress(
                List.of(first.at(), second.at()), true, both.database(), both.user(), both.password(), both.sslMode());
        try (Connection fresh = Database.dataSource(oldFirst).getConnection()) {
            assertThat(fresh.getMetaData().getURL()).contains(":" + second.at().port() + "/");
        }
        second.kill();
        untilReady(node, 503);
        assertThat(node.post(TICKETS, CASH).text("/type")).isEqualTo("/problems/database-away");
        assertThat(first.text("SELECT count(*) FROM ticket")).isEqualTo("0");
        second.start();
        press(node, "again");
        assertThat(second.text("SELECT count(*) FROM ticket")).isEqualTo("2");
    }

    /** As the pages do: the same key until there is an answer. */
    private static Reply press(TestNode at, String key) {
        return Until.found("a ticket", () -> {
            Reply reply = at.post(TICKETS, CASH, "Idempotency-Key", "the-key-" + key.replace(' ', '-'));
            assertThat(reply.status()).as(reply.json().toString()).isIn(201, 503);
            return Optional.of(reply).filter(is -> is.status() == 201);
        });
    }

    private void untilCaughtUp() throws Exception {
        String reached = first.text("SELECT pg_current_wal_lsn()");
        second.until("SELECT pg_last_wal_replay_lsn() >= '" + reached + "'");
    }

    private static void untilReady(TestNode at, int status) {
        Until.isTrue("ready is " + status, () -> at.health("ready") == status);
    }

    private static int waiting(JsonObject board) {
        return board.getJsonArray("waiting").stream()
                .mapToInt(service -> ((JsonObject) service).getInteger("count"))
                .sum();
    }
}
