package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The path to the database stands still while a statement is being prepared on it: whoever asked is told, and nothing stays open. */
@Timeout(180)
class FrozenStatementTest {
    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final Duration LONG = Duration.ofHours(1);
    /** Nothing is opened anew by the poll: each connection has to notice by itself. */
    private static final DatabaseLimits HASTY =
            new DatabaseLimits(SHORT, SHORT, SHORT, SHORT, SHORT, Duration.ofMillis(500), LONG, LONG, SHORT, SHORT);

    private static final Map<String, Function<Database, Function<String, Future<?>>>> ASK = new LinkedHashMap<>();

    static {
        ASK.put(
                "a centre's command",
                of -> sql -> of.fast("north").preparedQuery(sql).execute(Tuple.tuple()));
        ASK.put("fast", of -> sql -> of.fast().preparedQuery(sql).execute());
        ASK.put("reads", of -> sql -> of.reads().preparedQuery(sql).execute());
        ASK.put("watch", of -> sql -> of.watch().preparedQuery(sql).execute());
        ASK.put("slow", of -> sql -> of.slow().preparedQuery(sql).execute());
        ASK.put(
                "a transaction",
                of -> sql -> of.slow()
                        .withTransaction(
                                connection -> connection.preparedQuery(sql).execute()));
        ASK.put("reports", of -> sql -> of.reports().preparedQuery(sql).execute());
        ASK.put("exports", of -> sql -> of.exports().withTransaction(connection -> connection.prepare(sql)));
    }

    private TestDatabase database;
    private Relay network;
    private Vertx vertx;
    private Database clients;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        DatabaseAddress at = database.address();
        network = new Relay(at.port());
        vertx = Vertx.vertx();
        clients = TestNode.await(Database.open(
                vertx,
                new DatabaseAddress("127.0.0.1", network.port(), at.database(), at.user(), at.password(), at.sslMode()),
                HASTY));
    }

    @AfterEach
    void stop() {
        network.close();
        TestNode.await(vertx.close());
        database.close();
    }

    @Test
    void whoeverAskedIsToldAndAllIsClosed() {
        ask("SELECT 1").values().forEach(TestNode::await);
        network.freeze(Way.DOWN);
        Map<String, Future<?>> asked = ask("SELECT 2");
        TestNode.await(clients.close());
        assertAllFail(asked);
    }

    @Test
    void whoeverAsksAgainIsAnsweredByAnotherConnection() {
        ask("SELECT 1").values().forEach(TestNode::await);
        network.freeze(Way.DOWN);
        assertAllFail(ask("SELECT 2"));
        network.thaw(Way.DOWN);
        ASK.values().forEach(one -> TestNode.await(untilAnswered(one.apply(clients))));
        TestNode.await(clients.close());
    }

    /** By all clients at once; each has to prepare it first. */
    private Map<String, Future<?>> ask(String sql) {
        Map<String, Future<?>> asked = new LinkedHashMap<>();
        ASK.forEach((name, one) -> asked.put(name, one.apply(clients).apply(sql)));
        return asked;
    }

    private static void assertAllFail(Map<String, Future<?>> asked) {
        asked.forEach((name, one) -> assertThat(
                        TestNode.await(one.transform(Future::succeededFuture)).failed())
                .as(name)
                .isTrue());
    }

    private static Future<?> untilAnswered(Function<String, Future<?>> ask) {
        return ask.apply("SELECT 3")
                .transform(answer -> answer.succeeded() ? Future.succeededFuture() : untilAnswered(ask));
    }
}
