package dev.talon.table.closing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last afternoon of a month: three o'clock of the 30th, while somebody imports what is long past. */
@Timeout(180)
class MonthEndTest {
    private static final String AFTERNOON = "2026-11-30T15:00:00+03:00";
    private static final String HEADER =
            "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist\n";
    /** Any number: the import of this test stops at it. */
    private static final int BARRIER = 77;

    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> OffsetDateTime.parse(AFTERNOON));
        run("ALTER DATABASE " + database.address().database() + " SET talon.now = '" + AFTERNOON + "'");
        // Connections that are opened from now on go by that clock.
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Until.isTrue("there is a centre", () -> node.createCentre("north").status() == 201);
        assertThat(node.sit("north", "4").status()).isEqualTo(204);
    }

    @AfterEach
    void shut() {
        node.close();
        database.close();
    }

    @Test
    void theQueueGoesOnBesideAnImport() throws Exception {
        assertThat(imported(line("A-1", "2023-05-10"), line("A-2", "2023-06-10"))
                        .status())
                .isEqualTo(200);
        assertThat(node.post("/centres/north/closings", "{\"month\":\"2023-05\"}")
                        .status())
                .isEqualTo(201);
        run("""
                CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_advisory_xact_lock(%d);
                    RETURN NULL;
                END $$""".formatted(BARRIER));
        run("CREATE TRIGGER stop_here AFTER INSERT ON event FOR EACH ROW WHEN (NEW.kind = 'imported')"
                + " EXECUTE FUNCTION stop_here()");
        try (Connection barrier = node.database().jdbc().getConnection();
                Statement statement = barrier.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + BARRIER + ")");
            CompletableFuture<HttpResponse<String>> importing = node.http()
                    .sendAsync(
                            node.request(
                                    "POST",
                                    "/imports/stages",
                                    HEADER
                                            + line("B-1", "2023-05-11")
                                            + line("B-2", "2023-06-11")
                                            + line("B-3", "2024-01-11"),
                                    "content-type",
                                    "text/csv"),
                            BodyHandlers.ofString());
            Until.isTrue("the import waits", () -> {
                assertThat(importing).isNotDone();
                return number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'") > 0;
            });
            for (int i = 0; i < 3; i++) {
                serveOne();
            }
            assertThat(importing).isNotDone();
            statement.execute("SELECT pg_advisory_unlock(" + BARRIER + ")");
            Reply done = TestNode.reply(importing.get());
            assertThat(done.status()).as(done.json().toString()).isEqualTo(200);
        }
        serveOne();
        Reply closing = node.get("/centres/north/closings/2023-05");
        assertThat(closing.json().at("/amendments"))
                .as("what was closed is amended")
                .hasSize(1);
    }

    @Test
    void todaysCommandsLockNoMonth() throws SQLException {
        run("""
                CREATE FUNCTION tell_locks() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory') THEN
                        RAISE EXCEPTION 'a command locks a month';
                    END IF;
                    RETURN NULL;
                END $$""");
        run("CREATE CONSTRAINT TRIGGER tell_locks AFTER INSERT OR UPDATE ON stage DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION tell_locks()");
        serveOne();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Kaliningrad, 2026-11-30T23:59:59+02:00, 2026-11-30, false",
        "Europe/Kaliningrad, 2026-12-01T00:00:00+02:00, 2026-11-30, true",
        "Europe/Moscow, 2026-11-30T15:00:00+03:00, 2026-11-30, false",
        "Europe/Moscow, 2026-11-30T15:00:00+03:00, 2026-10-31, true",
        "Asia/Vladivostok, 2026-11-30T20:00:00+10:00, 2026-11-30, false",
        "Asia/Kamchatka, 2026-12-01T00:00:01+12:00, 2026-11-30, true",
        "Pacific/Kiritimati, 2026-12-01T00:00:01+14:00, 2026-11-30, true",
        "Pacific/Midway, 2026-11-30T23:59:00-11:00, 2026-11-30, false",
    })
    void aMonthEndsByTheClockOfItsCentre(String zone, String now, String day, boolean past) throws SQLException {
        node.createCentre("there", zone);
        try (Connection connection = node.database().jdbc().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET talon.now = '" + now + "'");
            ResultSet row = statement.executeQuery("SELECT month_is_past('" + day + "') AND month_is_past(id, '" + day
                    + "') FROM centre WHERE code = 'there'");
            row.next();
            assertThat(row.getBoolean(1)).isEqualTo(past);
        }
    }

    private void serveOne() {
        String desk = "/centres/north/desks/4/";
        Reply issued = node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
        assertThat(issued.status()).as(issued.json().toString()).isEqualTo(201);
        assertThat(issued.text("/businessDay")).isEqualTo("2026-11-30");
        for (String command : new String[] {"call-next", "recall", "start", "finish"}) {
            Reply done = node.post(desk + command, command.equals("finish") ? "{}" : "");
            assertThat(done.status()).as(command + ": " + done.json()).isEqualTo(200);
        }
    }

    private Reply imported(String... lines) {
        return node.post("/imports/stages", HEADER + String.join("", lines), "content-type", "text/csv");
    }

    private static String line(String ticket, String day) {
        return "north,%1$s,cash,cash,%2$sT10:00+03:00,%2$sT10:01+03:00,%2$sT10:01+03:00,%2$sT10:05+03:00,served,4,\n"
                .formatted(ticket, day);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = node.database().jdbc().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = node.database().jdbc().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
