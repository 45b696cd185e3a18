package dev.talon.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.board.LiveScreen;
import dev.talon.db.Database;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody holds a lock in one centre: psql left open, an import, whatever. */
@Timeout(180)
class HeldUpTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DatabaseLimits PATIENT = new DatabaseLimits(LONG, LONG, LONG, LONG, LONG);
    private static final DatabaseLimits HASTY = new DatabaseLimits(
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofSeconds(20), LONG);
    private static final String CASH = "{\"service\":\"cash\"}";
    private static final int OTHERS = 20;

    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        node.close();
        database.close();
    }

    @Test
    void theOthersGoOnWhileOneCentreIsHeldUp() throws Exception {
        start(PATIENT);
        IntStream.range(0, OTHERS).forEach(i -> open("other" + i));
        try (Connection psql = holding("held")) {
            List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, 5)
                    .mapToObj(i -> press("held", "patient-key-" + i))
                    .toList();
            untilSomebodyWaits();
            for (int i = 0; i < OTHERS; i++) {
                String other = "/centres/other" + i;
                assertThat(node.post(other + "/tickets", CASH).status()).isEqualTo(201);
                assertThat(node.post(other + "/desks/4/call-next", "").status()).isEqualTo(200);
                assertThat(node.get(other + "/board").text("/calls/0/label")).isEqualTo("Д001");
                assertThat(ready()).isEqualTo(200);
                assertThat(node.get("/session", "authorization", "Bearer nobody-" + i)
                                .status())
                        .as("identity is asked for")
                        .isEqualTo(401);
            }
            assertThat(node.get("/centres/held/board").status()).isEqualTo(200);
            try (LiveScreen screen = LiveScreen.open(node, "other0")) {
                screen.next();
                node.post("/centres/other0/tickets", CASH);
                screen.next();
            }
            assertThat(waiting).as("all of that beside them").noneMatch(CompletableFuture::isDone);
            psql.rollback();
            for (CompletableFuture<HttpResponse<String>> one : waiting) {
                assertThat(one.get().statusCode()).isEqualTo(201);
            }
        }
    }

    @Test
    void theHeldOnesAreToldSoSoonAndSucceedWhenRepeatedAndNothingIsDoneLater() throws Exception {
        start(HASTY);
        try (Connection psql = holding("held")) {
            List<CompletableFuture<HttpResponse<String>>> pressed = IntStream.range(0, 6)
                    .mapToObj(i -> press("held", "hasty-key-" + i))
                    .toList();
            for (CompletableFuture<HttpResponse<String>> one : pressed) {
                Reply reply = TestNode.reply(one.get());
                assertThat(reply.status()).as(reply.json().toString()).isEqualTo(503);
                assertThat(reply.text("/type")).isEqualTo("/problems/held-up");
                assertThat(reply.http().headers().firstValue("retry-after")).contains("1");
            }
            assertThat(node.post("/centres/held/desks/4/pause", "{\"reason\":\"обед\"}")
                            .status())
                    .isEqualTo(503);
            psql.rollback();
        }
        assertThat(node.post("/centres/held/tickets", CASH, "Idempotency-Key", "another-key")
                        .text("/label"))
                .as("none of those that were given up was done behind their backs")
                .isEqualTo("Д001");
        Reply again = node.post("/centres/held/tickets", CASH, "Idempotency-Key", "hasty-key-0");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/label")).isEqualTo("Д002");
        assertThat(node.post("/centres/held/desks/4/call-next", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "40P01", "40001"})
    void whateverWasInTheWayTheCommandMayBeSentAgain(String state) throws Exception {
        start(PATIENT);
        run("""
                CREATE FUNCTION get_in_the_way() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'in the way' USING ERRCODE = '%s';
                END $$""".formatted(state));
        run("CREATE TRIGGER in_the_way BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION get_in_the_way()");
        Reply refused = node.post("/centres/held/tickets", CASH, "Idempotency-Key", "in-the-way-1");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.http().headers().firstValue("retry-after")).isPresent();
        run("DROP TRIGGER in_the_way ON ticket");
        assertThat(node.post("/centres/held/tickets", CASH, "Idempotency-Key", "in-the-way-1")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aServerThatOnlyReadsIsSaidToBeAwayAndNotReady() throws Exception {
        start(PATIENT);
        String name = database.address().database();
        run("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
        cut();
        Reply refused = untilTypeIs("/problems/database-read-only");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.http().headers().firstValue("retry-after")).isPresent();
        untilReadyIs(503);
        run(
                "SET default_transaction_read_only = off",
                "ALTER DATABASE " + name + " RESET default_transaction_read_only");
        cut();
        untilReadyIs(200);
        assertThat(untilTypeIs("").status()).isEqualTo(201);
    }

    private void start(DatabaseLimits limits) {
        node = TestNode.start(TestSettings.over(database.address()), () -> null, limits);
        open("held");
    }

    private void open(String centre) {
        node.createCentre(centre);
        assertThat(node.sit(centre, "4").status()).isEqualTo(204);
    }

    private CompletableFuture<HttpResponse<String>> press(String centre, String key) {
        return node.http()
                .sendAsync(
                        node.request("POST", "/centres/" + centre + "/tickets", CASH, "Idempotency-Key", key),
                        BodyHandlers.ofString());
    }

    private Connection holding(String centre) throws SQLException {
        Connection connection = node.database().jdbc().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE centre SET version = version WHERE code = '" + centre + "'");
        }
        return connection;
    }

    private void untilSomebodyWaits() {
        Until.isTrue(
                "somebody waits",
                () -> text("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
                        .equals("1"));
    }

    /** Ends every connection of the node, as a server that changes its part does. */
    private void cut() throws SQLException {
        text("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()""");
    }

    private Reply untilTypeIs(String type) {
        return Until.found(
                "an answer of the type " + type,
                () -> Optional.of(node.post("/centres/held/tickets", CASH))
                        .filter(reply -> reply.text("/type").equals(type)));
    }

    private void untilReadyIs(int status) {
        Until.isTrue("ready is " + status, () -> ready() == status);
    }

    private int ready() throws Exception {
        return node.http()
                .send(
                        HttpRequest.newBuilder(URI.create(node.managementUrl() + "/health/ready"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = node.database().jdbc().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
