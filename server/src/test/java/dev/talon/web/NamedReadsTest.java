package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.Database;
import dev.talon.db.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever may take long at the database has the name of its request there while it does, and no longer. */
class NamedReadsTest {
    private static final String ID = "proxy-7f3a";

    private static final String NAMED = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = 'talon " + ID + "'";

    private static final String YEAR = "from=2025-01-01&to=2025-12-31";

    /** With the day of the one ticket: what is not settled yet is read from the stages. */
    private static final String RECENT = "RECENT";

    private static final String FILE = """
            centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist
            north,К1,cash,cash,2024-01-10T10:00:00+03:00,2024-01-10T10:05:00+03:00,\
            2024-01-10T10:06:00+03:00,2024-01-10T10:10:00+03:00,served,1,staff:x
            """;

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
        assertThat(node.post("/centres/north/tickets", "{\"service\":\"cash\"}").status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "stage, /reports/monthly?year=2025&format=pdf",
        "stage, /reports/monthly/passport?year=2025&month=3",
        "stage, /reports/overview?" + RECENT + "&by=kind",
        "stage, /reports/comparison?centre=north&" + RECENT + "&from2=2025-01-01&to2=2025-12-31",
        "stage, /reports/stages?" + RECENT,
        "stage, /reports/stages?" + RECENT + "&format=csv",
        "stage, /reports/suspects?" + YEAR,
        "stage, /reports/gave-up?" + YEAR,
        "event, /reports/desk-times?" + YEAR,
        "event, /reports/desk-times?" + YEAR + "&format=csv",
        "stage, /centres/north/quarter-hours?day=2025-03-03",
        "stage, /centres/north/day-outcomes?day=2025-03-03",
        "stage, /centres/north/promises?" + YEAR,
        "stage, /centres/north/last-tickets?" + YEAR,
        "stage, /centres/north/own-figures",
        "call_shown, /centres/north/call-proofs?from=2025-01-01&to=2025-03-01",
        "wait_alert, /centres/north/wait-alert-scores?" + YEAR,
        "month_closing, /reports/closings?year=2025",
        "calls_day, /reports/calls?year=2025&format=xlsx",
        "call, /reports/calls/list?year=2025&format=csv",
        "quality_figure, /reports/quality?year=2025&format=docx",
        "audit_event, /audit"
    })
    void aLongReadHasTheNameOfItsRequest(String table, String path) throws Exception {
        try (Connection lock = locked(table)) {
            CompletableFuture<HttpResponse<String>> answer = ask(node.request(
                    "GET", path.replace(RECENT, recent()), "", "X-Request-Id", ID, "Accept-Language", "en"));
            awaitWaiting(answer);
            lock.rollback();
            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(200);
        }
        awaitNobodyHasTheName();
    }

    /** It goes over other connections than all else. */
    @Test
    void anImportHasTheNameOfItsRequest() throws Exception {
        try (Connection lock = locked("history_import")) {
            CompletableFuture<HttpResponse<String>> answer =
                    ask(node.request("POST", "/imports/stages", FILE, "content-type", "text/csv", "X-Request-Id", ID));
            awaitWaiting(answer);
            lock.rollback();
            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(200);
        }
        awaitNobodyHasTheName();
    }

    private static String recent() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "from=%s&to=%s".formatted(today.minusDays(30), today.plusDays(1));
    }

    private static CompletableFuture<HttpResponse<String>> ask(HttpRequest request) {
        return node.http().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Until it is rolled back or closed. */
    private static Connection locked(String table) throws SQLException {
        Connection lock = Database.dataSource(database.address()).getConnection();
        lock.setAutoCommit(false);
        try (Statement statement = lock.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return lock;
    }

    private static void awaitWaiting(CompletableFuture<HttpResponse<String>> answer) throws SQLException {
        awaitNamed("the read waits under the name of its request", " AND wait_event_type = 'Lock'", waiting -> {
            assertThat(answer)
                    .as(() -> answer.join().statusCode() + " " + answer.join().body())
                    .isNotDone();
            return waiting > 0;
        });
    }

    private static void awaitNobodyHasTheName() throws SQLException {
        awaitNamed("the connections have their own names again", "", named -> named == 0);
    }

    /** Asks on a connection of its own, outside of a transaction: within one PostgreSQL answers always the same. */
    private static void awaitNamed(String what, String and, LongPredicate wanted) throws SQLException {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement look = connection.createStatement()) {
            Until.isTrue(what, () -> {
                try (var row = look.executeQuery(NAMED + and)) {
                    row.next();
                    return wanted.test(row.getLong(1));
                }
            });
        }
    }
}
