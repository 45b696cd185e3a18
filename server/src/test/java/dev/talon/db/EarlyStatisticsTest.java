package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new database is planned for what it holds, and not for what it held when it was made. */
@Timeout(60)
class EarlyStatisticsTest {
    private static final String KNOWN = "SELECT reltuples::integer FROM pg_class WHERE oid = 'command_key'::regclass";
    private static final String KEYS = "INSERT INTO command_key (key, request)"
            + " SELECT 'a-key-of-the-test-' || i, 'POST /tickets' FROM generate_series(%d, %d) AS i";

    @Test
    void aTableIsAnalysedWheneverItHasDoubled() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase test = TestDatabase.create();
                Connection beside = Database.dataSource(test.address()).getConnection()) {
            Database database = Database.open(vertx, test.address()).await();
            var statistics = new EarlyStatistics(vertx, database, Duration.ofMillis(20));
            assertThat(number(beside, KNOWN)).as("of a new table").isLessThanOrEqualTo(0);

            run(beside, KEYS.formatted(1, 500));
            Until.isTrue("it knows of 500", () -> number(beside, KNOWN) == 500);
            run(beside, KEYS.formatted(501, 3_000));
            Until.isTrue("it knows of all", () -> number(beside, KNOWN) == 3_000);
            statistics.close();

            run(beside, KEYS.formatted(3_001, 3_200));
            assertThat(grown(database)).as("it has not doubled").isNull();
            run(beside, KEYS.formatted(3_201, 6_001));
            assertThat(grown(database)).isEqualTo("command_key");
            database.close().await();
        } finally {
            vertx.close().await();
        }
    }

    private static String grown(Database database) {
        return database.slow()
                .query(Sql.of(EarlyStatistics.class, "grown_tables"))
                .execute()
                .await()
                .iterator()
                .next()
                .getString("tables");
    }

    private static void run(Connection beside, String sql) throws SQLException {
        try (Statement statement = beside.createStatement()) {
            statement.execute(sql);
            // Else a connection tells what it has changed once a second, or when it has rested for ten.
            statement.execute("SELECT pg_stat_force_next_flush()");
        }
    }

    private static int number(Connection beside, String sql) throws SQLException {
        try (Statement statement = beside.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
