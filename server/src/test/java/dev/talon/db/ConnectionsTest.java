package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL has a process for each connection: a node opens as many as it needs. */
@Timeout(60)
class ConnectionsTest {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final String OURS = " FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name IN ('talon-commands', 'talon-fast', 'talon-reads')";

    private Vertx vertx;
    private TestDatabase test;
    private Database database;
    private Connection beside;

    @BeforeEach
    void open() throws SQLException {
        vertx = Vertx.vertx();
        test = TestDatabase.create();
        var limits = new DatabaseLimits(
                SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, Duration.ofMillis(250), Duration.ofMinutes(1));
        database = Database.open(vertx, test.address(), limits).await();
        beside = Database.dataSource(test.address()).getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        beside.close();
        database.close().await();
        vertx.close().await();
        test.close();
    }

    @Test
    void connectionsAreOpenedWhenTheyAreNeeded() throws SQLException {
        untilAskedAgain();
        assertThat(number("SELECT count(*)" + OURS)).as("one says the time").isEqualTo(1);

        for (int i = 0; i < 10; i++) {
            in("north", "SELECT 1").await();
        }
        untilAskedAgain();
        assertThat(number("SELECT count(*)" + OURS))
                .as("commands one by one need one")
                .isEqualTo(2);

        lock();
        Future<?> one = in("north", "SELECT pg_advisory_xact_lock_shared(1)");
        Future<?> other = in("south", "SELECT pg_advisory_xact_lock_shared(1)");
        Until.isTrue(
                "both wait for the lock",
                () -> number("SELECT count(*)" + OURS + " AND wait_event_type = 'Lock'") == 2);
        untilAskedAgain();
        assertThat(number("SELECT count(*)" + OURS))
                .as("commands of two centres at once need two")
                .isEqualTo(3);
        unlock();
        Future.all(one, other).await();
    }

    /** Until now a report that began when its connection had nearly been idle for as long as a dead one ended with it. */
    @Test
    void aStatementIsAnsweredHoweverLongNobodyHadAskedBefore() throws SQLException {
        Duration report = Duration.ofSeconds(4);
        Duration silence = Duration.ofMillis(500);
        Duration minute = Duration.ofMinutes(1);
        var limits = new DatabaseLimits(SHORT, SHORT, SHORT, SHORT, SHORT, silence, minute, minute, report, report);
        Database idle = Database.open(vertx, test.address(), limits).await();
        try {
            List<SqlClient> clients = List.of(idle.reports(), idle.slow());
            Future.all(clients.stream()
                            .map(client -> client.query("SELECT 1").execute())
                            .toList())
                    .await();
            number("SELECT 1 FROM pg_sleep(3)");
            Future.all(clients.stream()
                            .map(client -> client.query("SELECT pg_sleep(2)").execute())
                            .toList())
                    .await();
        } finally {
            idle.close().await();
        }
    }

    private Future<RowSet<Row>> in(String centre, String sql) {
        return database.fast(centre).preparedQuery(sql).execute(Tuple.tuple());
    }

    private void lock() throws SQLException {
        number("SELECT 1 FROM pg_advisory_lock(1)");
    }

    private void unlock() throws SQLException {
        number("SELECT 1 FROM pg_advisory_unlock(1)");
    }

    /** The connections were looked after twice: whatever is opened for that is open. */
    private void untilAskedAgain() throws SQLException {
        for (int i = 0; i < 2; i++) {
            long last = lastAsked();
            Until.isTrue("they are looked after", () -> lastAsked() > last);
        }
    }

    private long lastAsked() throws SQLException {
        return number("SELECT coalesce(max(extract(epoch FROM query_start) * 1000000)::bigint, 0)" + OURS
                + " AND query LIKE '%clock_timestamp() AS now%'");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = beside.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
