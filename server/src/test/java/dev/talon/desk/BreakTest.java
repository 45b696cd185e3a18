package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody is called to a desk on a break, whoever asks for it and at whichever node. */
class BreakTest {
    private static final String BREAK = "{\"reason\":\"обед\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestDatabase database;
    private static TestNode one;
    private static TestNode other;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        one = TestNode.start(database.address());
        other = TestNode.start(database.address());
    }

    @AfterAll
    static void shut() {
        other.close();
        one.close();
        database.close();
    }

    @Test
    void aCallIsRefusedWithWhatToDoUntilTheBreakIsEnded() {
        sitting("plain");
        String desk = "/centres/plain/desks/1";
        String label = one.post("/centres/plain/tickets", "{\"service\":\"consultation\"}")
                .text("/label");
        assertThat(one.post(desk + "/pause", BREAK).status()).isEqualTo(204);

        Reply next = one.post(desk + "/call-next", "", "Accept-Language", "ru");
        assertThat(next.status()).isEqualTo(409);
        assertThat(next.text("/type")).isEqualTo("/problems/desk-paused");
        assertThat(next.text("/detail"))
                .matches("У окна 1 перерыв с \\d\\d:\\d\\d \\(обед\\): сначала закончите перерыв, потом вызывайте\\.");
        assertThat(next.text("/pause/reason")).isEqualTo("обед");
        assertThat(OffsetDateTime.parse(next.text("/pause/since")).toInstant())
                .isEqualTo(
                        OffsetDateTime.parse(one.get(desk).text("/pause/since")).toInstant());
        Reply given = one.post(
                desk + "/call", "{\"ticket\":\"" + label + "\",\"reason\":\"просили\"}", "Accept-Language", "en");
        assertThat(given.status()).isEqualTo(409);
        assertThat(given.text("/detail"))
                .matches("Desk 1 is on a break since \\d\\d:\\d\\d \\(обед\\): end the break first, then call\\.");
        assertThat(one.get(desk).text("/next/label")).as("nobody was called").isEqualTo(label);

        assertThat(one.delete(desk + "/pause").status()).isEqualTo(204);
        assertThat(one.post(desk + "/call-next", "").text("/call/label")).isEqualTo(label);
        assertThat(one.post(desk + "/pause", BREAK).text("/type")).isEqualTo("/problems/desk-busy");
    }

    @Test
    void aBreakOfAnotherDaySaysItsDate() {
        sitting("long");
        one.post("/centres/long/desks/1/pause", BREAK);
        TestNode.await(one.database()
                .slow()
                .query(
                        "UPDATE desk SET paused_at = '2026-03-02 12:30:00+03' WHERE centre_id = (SELECT id FROM centre WHERE code = 'long') AND code = '1'")
                .execute());
        assertThat(one.post("/centres/long/desks/1/call-next", "", "Accept-Language", "ru")
                        .text("/detail"))
                .contains("перерыв с 02.03.2026 12:30 (обед)");
    }

    @Test
    void aBreakThatTheHostEndedGoesOnAsIfItHadNotBeenEnded() {
        sitting("undone");
        String desk = "/centres/undone/desks/1";
        one.post(desk + "/pause", "{\"reason\":\"обед\",\"minutes\":30}");
        JsonNode before = one.get(desk).json().at("/pause");
        String[] host = {"authorization", "Bearer " + one.token()};
        assertThat(other.post(desk + "/pause/undo?override=host", "", host).text("/type"))
                .isEqualTo("/problems/nothing-to-undo");
        assertThat(other.send("DELETE", desk + "/pause?override=host", "", host).status())
                .isEqualTo(204);
        assertThat(one.get(desk).json().at("/pause").isNull()).isTrue();

        assertThat(other.post(desk + "/pause/undo?override=host", "", host).status())
                .isEqualTo(204);
        assertThat(one.get(desk).json().at("/pause")).isEqualTo(before);
        assertThat(one.post(desk + "/call-next", "").text("/type")).isEqualTo("/problems/desk-paused");
        assertThat(kinds("SELECT kind FROM desk_event")).containsExactly("desk_opened", "desk_paused");
        assertThat(kinds("SELECT kind FROM event"))
                .containsSubsequence("desk_opened", "desk_paused", "desk_resumed", "undone");
    }

    @Test
    void aBreakDoesNotGoOnWhereTheDeskHasWorkedSince() {
        sitting("worked");
        String desk = "/centres/worked/desks/1";
        one.post("/centres/worked/tickets", "{\"service\":\"consultation\"}");
        one.post(desk + "/pause", BREAK);
        one.delete(desk + "/pause");
        assertThat(one.post(desk + "/call-next", "").status()).isEqualTo(200);
        assertThat(one.post(desk + "/pause/undo", "").text("/type")).isEqualTo("/problems/nothing-to-undo");
        one.post(desk + "/start", "");
        one.post(desk + "/finish", "{}");
        assertThat(one.post(desk + "/pause/undo", "").text("/type"))
                .as("free again, but it has worked")
                .isEqualTo("/problems/nothing-to-undo");
        assertThat(one.get(desk).json().at("/pause").isNull()).isTrue();
    }

    private static List<String> kinds(String sql) {
        List<String> kinds = new ArrayList<>();
        TestNode.await(one.database()
                        .slow()
                        .query(sql + " WHERE centre_id = (SELECT id FROM centre WHERE code = 'undone') ORDER BY id")
                        .execute())
                .forEach(row -> kinds.add(row.getString(0)));
        return kinds;
    }

    @Test
    void aBreakThatWaitsForACallSeesItsTicket() throws Exception {
        sitting("call-first");
        one.post("/centres/call-first/tickets", "{\"service\":\"consultation\"}");
        CompletableFuture<Reply> call;
        CompletableFuture<Reply> pause;
        try (Held held = new Held("call-first")) {
            call = CompletableFuture.supplyAsync(() -> one.post("/centres/call-first/desks/1/call-next", ""));
            held.awaitWaiting(1);
            pause = CompletableFuture.supplyAsync(() ->
                    other.post("/centres/call-first/desks/1/pause", BREAK, "authorization", "Bearer " + one.token()));
            held.awaitWaiting(2);
        }
        assertThat(call.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        assertThat(pause.get(1, TimeUnit.MINUTES).text("/type")).isEqualTo("/problems/desk-busy");
        assertThat(one.get("/centres/call-first/desks/1").json().at("/pause").isNull())
                .isTrue();
    }

    @Test
    void aCallThatWaitsForABreakIsRefusedByNumberToo() throws Exception {
        for (String command : new String[] {"call-next", "call"}) {
            String centre = "break-first-" + command;
            sitting(centre);
            String label = one.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                    .text("/label");
            String body = command.equals("call") ? "{\"ticket\":\"" + label + "\",\"reason\":\"просили\"}" : "";
            CompletableFuture<Reply> call;
            CompletableFuture<Reply> pause;
            try (Held held = new Held(centre)) {
                pause = CompletableFuture.supplyAsync(() -> one.post("/centres/" + centre + "/desks/1/pause", BREAK));
                held.awaitWaiting(1);
                call = CompletableFuture.supplyAsync(() -> other.post(
                        "/centres/" + centre + "/desks/1/" + command, body, "authorization", "Bearer " + one.token()));
                held.awaitWaiting(2);
            }
            assertThat(pause.get(1, TimeUnit.MINUTES).status()).isEqualTo(204);
            assertThat(call.get(1, TimeUnit.MINUTES).text("/type")).isEqualTo("/problems/desk-paused");
            assertThat(one.get("/centres/" + centre + "/desks/1").text("/next/label"))
                    .as("the ticket waits on")
                    .isEqualTo(label);
        }
    }

    @Test
    void pressedInTheSameMomentOneOfTheTwoWins() throws Exception {
        sitting("race");
        for (int round = 0; round < 60; round++) {
            one.post("/centres/race/tickets", "{\"service\":\"consultation\"}");
            var together = new CyclicBarrier(2);
            var pause = CompletableFuture.supplyAsync(() -> at(together, one, "/pause", BREAK));
            var call = CompletableFuture.supplyAsync(() -> at(together, other, "/call-next", ""));
            int paused = pause.get(1, TimeUnit.MINUTES).status();
            int called = call.get(1, TimeUnit.MINUTES).status();
            Reply desk = one.get("/centres/race/desks/1");
            assertThat(desk.json().at("/pause").isNull())
                    .as("round %d: paused %d, called %d", round, paused, called)
                    .isEqualTo(paused == 409);
            assertThat(desk.json().at("/call").isNull()).isEqualTo(called == 409);
            assertThat(paused == 409).isNotEqualTo(called == 409);
            one.delete("/centres/race/desks/1/pause");
            one.post("/centres/race/desks/1/no-show", "");
        }
    }

    /** A centre, and somebody who sits at its first desk and works through both nodes. */
    private static void sitting(String centre) {
        one.createCentre(centre);
        assertThat(one.sit(centre, "1").status()).isEqualTo(204);
    }

    private static Reply at(CyclicBarrier together, TestNode node, String path, String body) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return node.post("/centres/race/desks/1" + path, body);
    }

    /** Holds a centre's row, the last that a command takes: whoever comes has done the rest, and waits. */
    private static final class Held implements AutoCloseable {
        private final SqlConnection connection =
                TestNode.await(one.database().slow().getConnection());
        private final Transaction transaction = TestNode.await(connection.begin());

        Held(String centre) {
            TestNode.await(connection
                    .preparedQuery("SELECT FROM centre WHERE code = $1 FOR UPDATE")
                    .execute(Tuple.of(centre)));
        }

        void awaitWaiting(int commands) throws InterruptedException {
            Instant end = Instant.now().plus(PATIENCE);
            while (waiting() < commands) {
                assertThat(Instant.now()).as("%d commands wait", commands).isBefore(end);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        private static long waiting() {
            return TestNode.await(one.database()
                            .slow()
                            .query(
                                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                            .execute())
                    .iterator()
                    .next()
                    .getLong(0);
        }

        @Override
        public void close() {
            TestNode.await(transaction.commit());
            TestNode.await(connection.close());
        }
    }
}
