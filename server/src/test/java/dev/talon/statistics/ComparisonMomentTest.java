package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day is compared with itself, and stages are added to it between the reading of one side and of the other. */
class ComparisonMomentTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Over, and not stored yet: PostgreSQL packs it while it is read. */
    private static final LocalDate DAY =
            LocalDate.now(ZoneId.of("Europe/Moscow")).minusDays(30);

    /** Whoever packs a day waits while somebody holds the lock. */
    private static final String WAITING = """
            DO $$ BEGIN
                EXECUTE replace(pg_get_functiondef('packed_stages'::regproc), 'packed_stages', 'packed_at_once');
            END $$;
            CREATE OR REPLACE FUNCTION packed_stages(centre integer, day date, OUT words text[], OUT stages bytea) LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared(20260302);
                SELECT made.words, made.stages INTO words, stages FROM packed_at_once(centre, day) AS made;
            END $$""";

    private static final String HOLD = "SELECT pg_advisory_lock(20260302)";
    private static final String LET_GO = "SELECT pg_advisory_unlock(20260302)";
    private static final String WAITS =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 20260302 AND NOT granted";

    private static TestDatabase database;
    private static TestNode node;
    private static SmallHistory history;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
        node.createCentre("east");
        history = new SmallHistory(node);
        served("north");
        served("east");
        try (Connection connection = node.database().jdbc().getConnection()) {
            execute(connection, WAITING);
        }
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void whatHappensBetweenTheSidesIsInNeither() throws Exception {
        JsonNode meanwhile;
        try (Connection connection = node.database().jdbc().getConnection()) {
            execute(connection, HOLD);
            var asked = CompletableFuture.supplyAsync(ComparisonMomentTest::dayWithItself);
            awaitThatTheFirstSideIsRead(connection);
            served("north");
            served("north");
            execute(connection, LET_GO);
            meanwhile = asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(visits(meanwhile.at("/figures/0"))).isEqualTo("2 2 0");
        assertThat(visits(meanwhile.at("/centres/0/figures/0"))).isEqualTo("1 2 -1");
        assertThat(visits(meanwhile.at("/centres/1/figures/0"))).isEqualTo("1 2 -1");

        assertThat(visits(dayWithItself().at("/figures/0"))).as("the next one").isEqualTo("4 4 0");
    }

    private static String visits(JsonNode row) {
        assertThat(row.at("/figure").asText()).isEqualTo("visits");
        return row.at("/left").asText() + " " + row.at("/right").asText() + " "
                + row.at("/difference").asText();
    }

    private static JsonNode dayWithItself() {
        var reply = node.get("/reports/comparison?from=%1$s&to=%1$s&from2=%1$s&to2=%1$s".formatted(DAY));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static void awaitThatTheFirstSideIsRead(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long waiting = 0;
        while (waiting == 0 && System.nanoTime() < deadline) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(WAITS)) {
                row.next();
                waiting = row.getLong(1);
            }
        }
        assertThat(waiting).as("a report waits in the midst of its first side").isOne();
    }

    private static void served(String centre) {
        history.served(history.visit(centre, DAY, "cash", "10:00"), 1, "cash", "10:00", 60, 5, 90, "4");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
