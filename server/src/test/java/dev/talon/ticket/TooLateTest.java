package dev.talon.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import dev.talon.kill.Relay.Way;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was given up is not done later, wherever on its way it was held back: before the server, within it, before the database. */
@Timeout(60)
class TooLateTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final DatabaseLimits HASTY = new DatabaseLimits(
            SHORT, SHORT, SHORT, SHORT, LONG, Duration.ofMillis(300), Duration.ofMillis(1_500), LONG);
    private static final DatabaseLimits PATIENT = new DatabaseLimits(LONG, LONG, Duration.ofSeconds(1), LONG, LONG);
    private static final int WARM = 24;
    private static final String TICKETS = "/centres/north/tickets";
    private static final String CASH = "{\"service\":\"cash\"}";

    private TestDatabase database;
    private Relay network;
    private TestNode node;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        network = new Relay(database.address().port());
    }

    @AfterEach
    void drop() {
        network.thaw(Way.UP);
        node.close();
        network.close();
        database.close();
    }

    @Test
    void aRequestThatTheNetworkHeldBackIsRefused() {
        start(HASTY);
        Reply late = issue("key-too-late", "Talon-Until", Long.toString(System.currentTimeMillis() - 1));
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.text("/type")).isEqualTo("/problems/too-late");
        assertThat(late.http().headers().firstValueAsLong("Talon-Time").orElseThrow())
                .as("from which the next one reckons")
                .isPositive();
        long until = late.http().headers().firstValueAsLong("Talon-Time").orElseThrow() + LONG.toMillis();
        Reply again = issue("key-too-late", "Talon-Until", Long.toString(until));
        assertThat(again.text("/label")).isEqualTo("Д001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1e3", "9999999999999999999"})
    void aTimeThatIsNoneIsSaidToBeSo(String until) {
        start(HASTY);
        Reply refused = issue("key-of-nonsense", "Talon-Until", until);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("Talon-Until");
    }

    @Test
    void whatTheDatabaseCouldNotFinishInTimeIsNotBegun() {
        start(PATIENT);
        String within = Long.toString(System.currentTimeMillis() + 500);
        Reply refused = issue("key-of-hasty", "Talon-Until", within);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/type")).isEqualTo("/problems/held-up");
        assertThat(tickets()).isZero();
    }

    /** A change of several statements, which waits for a lock longer than whoever asked for it. */
    @Test
    void aChangeOfAnAdministratorIsTakenBack() throws Exception {
        start(PATIENT);
        Connection psql = Database.dataSource(database.address()).getConnection();
        try (psql;
                Statement statement = psql.createStatement()) {
            psql.setAutoCommit(false);
            statement.execute("UPDATE centre SET version = version WHERE code = 'north'");
            long until = System.currentTimeMillis() + 2_000;
            CompletableFuture<HttpResponse<String>> renamed = node.http()
                    .sendAsync(
                            node.request(
                                    "PUT",
                                    "/centres/north",
                                    "{\"name\":{\"ru\":\"Иной\",\"en\":\"Other\"},\"zone\":\"Europe/Moscow\"}",
                                    "Talon-Until",
                                    Long.toString(until)),
                            BodyHandlers.ofString());
            Until.isTrue("nobody waits any more", () -> System.currentTimeMillis() > until);
            psql.rollback();
            Reply refused = TestNode.reply(renamed.get());
            assertThat(refused.status()).as(refused.json().toString()).isEqualTo(503);
        }
        assertThat(node.get("/centres/north").text("/name/en")).isNotEqualTo("Other");
    }

    /** A server that was stopped, or a network that was cut, works off afterwards what it was sent before. */
    @Test
    void whatADatabaseThatStoodStillFindsLaterChangesNothing() throws Exception {
        start(HASTY);
        assertThat(node.sit("north", "4").status()).isEqualTo(204);
        // On each connection of the commands: a statement that is still being prepared is not sent.
        for (int i = 0; i < WARM; i++) {
            assertThat(issue("key-of-warming-" + i).status()).isEqualTo(201);
        }
        List<Integer> backends = commandBackends();
        assertThat(backends).isNotEmpty();
        network.freeze(Way.UP);
        for (int i = 0; i < 3; i++) {

            assertThat(issue("key-of-frozen-" + i).status()).isEqualTo(503);
        }
        assertThat(node.atDesk("north", "4", "call-next").status()).isEqualTo(503);
        assertThat(network.holds(Way.UP)).contains("key-of-frozen-0");
        network.thaw(Way.UP);
        untilGone(backends);
        assertThat(tickets()).as("nobody waits for any of them").isEqualTo(WARM);
        assertThat(number("SELECT count(*) FROM stage WHERE state <> 'waiting'"))
                .isZero();
        Reply again = Until.found(
                "an answer", () -> Optional.of(issue("key-of-frozen-0")).filter(reply -> reply.status() != 503));
        assertThat(again.text("/label")).isEqualTo("Д0" + (WARM + 1));
    }

    private void start(DatabaseLimits limits) {
        DatabaseAddress at = database.address();
        var through =
                new DatabaseAddress("127.0.0.1", network.port(), at.database(), at.user(), at.password(), at.sslMode());
        node = TestNode.start(TestSettings.over(through), () -> null, limits);
        node.createCentre("north");
    }

    private Reply issue(String key, String... more) {
        List<String> headers = new ArrayList<>(List.of("Idempotency-Key", key));
        headers.addAll(List.of(more));
        return node.post(TICKETS, CASH, headers.toArray(String[]::new));
    }

    /** Those that are asked for the time, by which the node also knows that they live. */
    private List<Integer> commandBackends() {
        return Until.found("a connection that was asked", () -> {
            List<Integer> pids = new ArrayList<>();
            try (Connection connection = Database.dataSource(database.address()).getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("""
                            SELECT pid FROM pg_stat_activity
                            WHERE datname = current_database() AND query LIKE 'SELECT clock_timestamp() AS now%'
                              AND pid <> pg_backend_pid()""")) {
                while (rows.next()) {
                    pids.add(rows.getInt(1));
                }
            }
            return Optional.of(pids).filter(some -> !some.isEmpty());
        });
    }

    private void untilGone(List<Integer> backends) {
        String pids = backends.toString().replaceAll("[\\[\\]]", "");
        Until.isTrue(
                "the connections are gone",
                () -> number("SELECT count(*) FROM pg_stat_activity WHERE pid IN (" + pids + ")") == 0);
    }

    private int tickets() {
        return number("SELECT count(*) FROM ticket");
    }

    private int number(String sql) {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
